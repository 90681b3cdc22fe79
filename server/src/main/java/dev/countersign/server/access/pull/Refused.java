package dev.countersign.server.access.pull;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A source answers, and not with what it was asked for. */
final class Refused extends Exception {
  private static final long serialVersionUID = 1L;

  private final String sentence;
  private final transient @Nullable Duration pause;

  /** The sentence, and for how long it wants to be left alone; null where it does not say. */
  Refused(String sentence, @Nullable Duration pause) {
    super(sentence, null, false, false);
    this.sentence = sentence;
    this.pause = pause;
  }

  String sentence() {
    return sentence;
  }

  @Nullable Duration pause() {
    return pause;
  }
}
