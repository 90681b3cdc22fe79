package dev.countersign.server.page;

import java.util.List;

/** A browser and its system in words, from what it says of itself. For people, never to decide. */
public final class Devices {
  private static final List<String> SYSTEMS =
      List.of("Windows", "iPhone", "iPad", "Android", "Macintosh", "CrOS", "Linux");

  private static final List<String> BROWSERS =
      List.of("Edg/", "OPR/", "Firefox/", "Chrome/", "Safari/");

  private Devices() {}

  /** Such as {@code Chrome on Linux}. */
  public static String name(String userAgent) {
    String browser =
        BROWSERS.stream().filter(userAgent::contains).findFirst().map(Devices::said).orElse("");
    String system =
        SYSTEMS.stream()
            .filter(userAgent::contains)
            .findFirst()
            .map(one -> one.equals("Macintosh") ? "Mac" : one.equals("CrOS") ? "ChromeOS" : one)
            .orElse("");
    if (browser.isEmpty() && system.isEmpty()) {
      return userAgent.isBlank() ? "An unknown program" : userAgent;
    }
    return (browser.isEmpty() ? "A browser" : browser) + (system.isEmpty() ? "" : " on " + system);
  }

  private static String said(String mark) {
    return switch (mark) {
      case "Edg/" -> "Edge";
      case "OPR/" -> "Opera";
      default -> mark.substring(0, mark.length() - 1);
    };
  }
}
