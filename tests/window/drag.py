"""A small window from which what the arguments name can be dragged away, as a file manager and a
browser offer it: a list of addresses (`file:///…`, `https://…`)."""

import sys

import gi

gi.require_version("Gdk", "3.0")
gi.require_version("Gtk", "3.0")
from gi.repository import Gdk, Gtk

place = Gtk.EventBox()
place.add(Gtk.Label(label="Drag"))
place.drag_source_set(Gdk.ModifierType.BUTTON1_MASK, [], Gdk.DragAction.COPY)
place.drag_source_add_uri_targets()
place.connect("drag-data-get", lambda _place, _drag, data, _kind, _time: data.set_uris(sys.argv[1:]))
window = Gtk.Window(title="Drag from here")
window.set_default_size(160, 120)
window.add(place)
window.connect("destroy", Gtk.main_quit)
window.show_all()
window.move(1400, 1000)
Gtk.main()
