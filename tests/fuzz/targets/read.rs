#![no_main]

// Reading catches what its library for this format stumbles over, so a panic alone is no finding: the
// fuzzer's own hook would end at it, without one it ends at those that nobody catches.
libfuzzer_sys::fuzz_target!(
    init: std::panic::set_hook(Box::new(|info| eprintln!("{info}"))),
    |input: &[u8]| dateline_fuzz::read(input)
);
