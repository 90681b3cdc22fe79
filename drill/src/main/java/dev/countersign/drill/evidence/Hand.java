package dev.countersign.drill.evidence;

import java.util.Map;
import java.util.Optional;

/**
 * What a page tells about how a button was pressed. The browser says it, so that a program can say
 * it too: it is one of several things that must be so, and never enough.
 *
 * @param trusted whether the browser itself made the event ({@code Event.isTrusted})
 * @param seen whether the page was visible and had the focus
 * @param automated whether the browser says that a program drives it ({@code navigator.webdriver})
 * @param moves how often the pointer moved before, or how many keys went down
 * @param span from the first to the last of these, in milliseconds
 * @param dwell how long the button or key was held, in milliseconds
 * @param shown how long the page was there before, in milliseconds
 */
public record Hand(
    Input input,
    boolean trusted,
    boolean seen,
    boolean automated,
    int moves,
    int span,
    int dwell,
    int shown) {
  /** A form that was sent without a word about it. */
  public static final Hand UNTOLD = new Hand(Input.NONE, false, false, true, 0, 0, 0, 0);

  private static final int LONGEST = 86_400_000;

  /** By what it was pressed. */
  public enum Input {
    /** A mouse or a pen. */
    POINTER,
    /** A finger. */
    TOUCH,
    /** A key. */
    KEYBOARD,
    /** Nothing that is known. */
    NONE
  }

  /** Of a form's fields; whatever cannot be read makes it untold. */
  public static Hand of(Map<String, String> form) {
    Input input =
        switch (form.getOrDefault("input", "")) {
          case "mouse", "pen" -> Input.POINTER;
          case "touch" -> Input.TOUCH;
          case "keyboard" -> Input.KEYBOARD;
          default -> Input.NONE;
        };
    Optional<Integer> moves = number(form, "moves");
    Optional<Integer> span = number(form, "span");
    Optional<Integer> dwell = number(form, "dwell");
    Optional<Integer> shown = number(form, "shown");
    if (input == Input.NONE
        || moves.isEmpty()
        || span.isEmpty()
        || dwell.isEmpty()
        || shown.isEmpty()) {
      return UNTOLD;
    }
    return new Hand(
        input,
        "yes".equals(form.get("trusted")),
        "yes".equals(form.get("seen")),
        !"no".equals(form.get("automated")),
        moves.get(),
        span.get(),
        dwell.get(),
        shown.get());
  }

  private static Optional<Integer> number(Map<String, String> form, String name) {
    String text = form.getOrDefault(name, "");
    return text.matches("[0-9]{1,8}")
        ? Optional.of(Integer.parseInt(text)).filter(one -> one <= LONGEST)
        : Optional.empty();
  }
}
