"""Print one page of the site with WebKitGTK: `python3 druk_webkit.py ADRES KEUZE PDF`, on a screen in $DISPLAY.

Runs on the system's own Python, where Debian puts the bindings. Waits until KEUZE stands on the page.
"""

import json
import sys

import gi

gi.require_version("Gtk", "3.0")
gi.require_version("WebKit2", "4.1")
from gi.repository import GLib, Gtk, WebKit2  # noqa: E402 - only after the versions

adres, keuze, uit = sys.argv[1:]
venster, web = Gtk.Window(), WebKit2.WebView()
venster.add(web)
venster.show_all()


def kijk() -> bool:
    web.evaluate_javascript(f"String(!!document.querySelector({json.dumps(keuze)}))", -1, None, None, None, gezien)
    return False


def gezien(_web: WebKit2.WebView, antwoord: object) -> None:
    if web.evaluate_javascript_finish(antwoord).to_string() == "true":
        druk()
    else:
        GLib.timeout_add(100, kijk)


def druk() -> None:
    instelling, blad = Gtk.PrintSettings(), Gtk.PageSetup()
    instelling.set_printer("Print to File")
    instelling.set("output-uri", f"file://{uit}")
    blad.set_paper_size(Gtk.PaperSize.new("iso_a4"))
    afdruk = WebKit2.PrintOperation.new(web)
    afdruk.set_print_settings(instelling)
    afdruk.set_page_setup(blad)
    afdruk.connect("failed", lambda _, fout: sys.exit(fout.message))
    afdruk.connect("finished", lambda _: Gtk.main_quit())
    afdruk.print_()


web.connect("load-changed", lambda _, wat: wat == WebKit2.LoadEvent.FINISHED and kijk())
web.load_uri(adres)
Gtk.main()
