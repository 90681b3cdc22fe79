package dev.countersign.server.console;

import dev.countersign.server.page.Moments;
import dev.countersign.server.page.Words;
import dev.countersign.server.sink.DeadLetter;
import dev.countersign.server.sink.DeadLetter.State;
import java.time.Instant;
import java.util.Locale;

/**
 * A message that could not be read, on its page.
 *
 * @param mark how it is marked: hold, allow or note
 * @param tries in words; empty where it was never tried
 * @param settled by whom and when it was taken or set aside; empty while it is open
 * @param size in words; empty where nothing was kept
 * @param begin how its bytes begin, in a line
 * @param whole its bytes; empty where {@code begin} is all of them
 * @param cut whether even {@code whole} is not all of them
 */
public record DeadLetterLine(
    long number,
    String topic,
    String place,
    String mark,
    String state,
    boolean open,
    boolean setAside,
    boolean replayable,
    Words why,
    String at,
    String ago,
    String tries,
    String settled,
    String reason,
    String size,
    String form,
    String begin,
    String whole,
    boolean cut) {
  /** How many bytes a line needs. */
  static final int SHOWN = 4_096;

  private static final int SHORT = 120;

  /**
   * Of a message with its first bytes.
   *
   * @param by the name of whoever settled it
   */
  static DeadLetterLine of(DeadLetter one, String by, Instant now) {
    ShownBytes shown = ShownBytes.of(one.begin(), one.begin().length() < one.length());
    String begin = shown.begin(SHORT);
    return new DeadLetterLine(
        one.number(),
        Words.plain(one.topic()),
        "Partition " + one.part() + ", offset " + one.offset(),
        switch (one.state()) {
          case OPEN -> "hold";
          case TAKEN -> "allow";
          case SET_ASIDE -> "note";
        },
        switch (one.state()) {
          case OPEN -> "not read";
          case TAKEN -> "taken";
          case SET_ASIDE -> "set aside";
        },
        one.state() == State.OPEN,
        one.state() == State.SET_ASIDE,
        one.isReplayable(),
        Words.of(one.why() + "."),
        Moments.of(one.keptAt()),
        Moments.apart(now, one.keptAt()),
        tries(one, now),
        one.settledAt() == null ? "" : Words.plain(by) + ", " + Moments.of(one.settledAt()),
        Words.plain(one.reason()),
        one.length() == 0 ? "" : String.format(Locale.ROOT, "%,d", one.length()) + plural(one),
        shown.text() ? "text" : "hexadecimal",
        begin,
        begin.equals(shown.all()) ? "" : shown.all(),
        shown.cut());
  }

  private static String plural(DeadLetter one) {
    return one.length() == 1 ? " byte" : " bytes";
  }

  private static String tries(DeadLetter one, Instant now) {
    Instant at = one.triedAt();
    return at == null
        ? ""
        : (one.tries() == 1 ? "once" : one.tries() + " times") + ", last " + Moments.apart(now, at);
  }
}
