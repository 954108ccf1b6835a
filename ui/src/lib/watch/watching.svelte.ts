import type { AddReport, Unlisten } from "../backend";
import type { Session } from "../state.svelte";

/** The folder whose new files are added to the open chronicle. */
export class Watching {
  /** Null where none is watched. */
  folder = $state.raw<string | null>(null);

  constructor(private readonly session: Session) {}

  /** Listens to what arrives, until the returned function is called. */
  listen(): () => void {
    const listening: Promise<Unlisten> = this.session.backend.onArrived(
      (report: AddReport) => void this.session.arrived(report),
    );
    listening.catch((thrown: unknown) => this.session.fail(thrown));
    return () =>
      void listening.then(
        (unlisten) => unlisten(),
        () => undefined,
      );
  }

  /** Asks which folder it is now: another chronicle has another. */
  refresh(): Promise<void> {
    return this.#attempt(async () => {
      this.folder = this.session.chronicle ? await this.session.backend.watched() : null;
    });
  }

  choose(): Promise<void> {
    return this.#attempt(async () => {
      const folder = await this.session.backend.chooseFolder();
      if (folder === null) return;
      await this.session.backend.watch(folder);
      this.folder = folder;
    });
  }

  stop(): Promise<void> {
    return this.#attempt(async () => {
      await this.session.backend.watch(null);
      this.folder = null;
    });
  }

  async #attempt(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (thrown) {
      this.session.fail(thrown);
    }
  }
}
