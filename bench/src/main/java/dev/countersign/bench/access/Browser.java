package dev.countersign.bench.access;

import java.util.Locale;

/** Browsers and what they send; their versions move on every few weeks. */
enum Browser {
  CHROME_MAC(
      "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/%d.0.0.0 Safari/537.36",
      "Mac OS X", 143, 28),
  CHROME_WINDOWS(
      "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/%d.0.0.0 Safari/537.36",
      "Windows 10", 143, 28),
  EDGE_WINDOWS(
      "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/%1$d.0.0.0 Safari/537.36 Edg/%1$d.0.0.0",
      "Windows 10", 143, 28),
  SAFARI_MAC(
      "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.%d Safari/605.1.15",
      "Mac OS X", 1, 40),
  FIREFOX_LINUX(
      "Mozilla/5.0 (X11; Linux x86_64; rv:%1$d.0) Gecko/20100101 Firefox/%1$d.0", "Linux", 146, 28),
  CHROME_LINUX(
      "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/%d.0.0.0 Safari/537.36",
      "Linux", 143, 28),
  SAFARI_PHONE(
      "Mozilla/5.0 (iPhone; CPU iPhone OS 18_7 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.%d Mobile/15E148 Safari/604.1",
      "iOS", 1, 40),
  CHROME_PHONE(
      "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/%d.0.0.0 Mobile Safari/537.36",
      "Android", 143, 28),
  SAFARI_TABLET(
      "Mozilla/5.0 (iPad; CPU OS 18_7 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.%d Mobile/15E148 Safari/604.1",
      "iPadOS", 1, 40);

  private final String system;
  private final String format;
  private final int first;
  private final long cadence;

  Browser(String format, String system, int first, int days) {
    this.system = system;
    this.cadence = days * World.DAY;
    this.format = format;
    this.first = first;
  }

  String system() {
    return system;
  }

  /** The version of one that takes up new versions so much later than they appear. */
  int version(long millis, long lag) {
    return first + Math.clamp(Math.floorDiv(millis - World.START - lag, cadence) + 2, 0, 15);
  }

  /** What one of that version sends. */
  String sent(int version) {
    return String.format(Locale.ROOT, format, version);
  }

  /** What one sends at a moment. */
  String userAgent(long millis, long lag) {
    return sent(version(millis, lag));
  }

  boolean apple() {
    return this == SAFARI_MAC || this == SAFARI_PHONE || this == SAFARI_TABLET;
  }
}
