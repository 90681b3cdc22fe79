package dev.countersign.server.console;

import dev.countersign.server.drill.Play;
import dev.countersign.server.page.Words;

/** A request for play money that waits for whoever looks, beside the list of transfers. */
public record PlayLine(String path, Words what) {
  static PlayLine of(Play play) {
    return new PlayLine(play.path(), Words.of(play.request().heading()));
  }
}
