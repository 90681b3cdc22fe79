package dev.countersign.access.watch;

import java.util.List;
import java.util.Locale;

/**
 * What a user agent says of itself (RFC 9110, 10.1.5).
 *
 * @param family of the browser or program, in lower case, such as {@code chrome}; empty when
 *     nothing is said
 * @param system {@code windows}, {@code macos}, {@code ios}, {@code android}, {@code linux}, {@code
 *     chromeos}; empty when not said
 * @param version its first number; 0 when not said
 * @param kind what speaks
 */
record Agent(String text, String family, String system, int version, Kind kind) {
  /** Nothing is said. */
  static final Agent SILENT = new Agent("", "", "", 0, Kind.SILENT);

  /** What speaks. */
  enum Kind {
    SILENT,
    /** A browser that a person sits at. */
    BROWSER,
    /** A library that scripts are written with, or a browser that a script drives. */
    SCRIPT,
    /** A tool of engineers that people use by hand: aws-cli, git, kubectl. */
    TOOL,
    /** An application. */
    APP
  }

  private static final int LONGEST = 1_000;

  private static final List<String> DRIVEN =
      List.of("headlesschrome", "phantomjs", "puppeteer", "playwright", "selenium", "electronbot");

  private static final List<String> LIBRARIES =
      List.of(
          "python-requests",
          "python-urllib",
          "python-httpx",
          "python/",
          "aiohttp",
          "httpx",
          "urllib3",
          "curl/",
          "wget",
          "go-http-client",
          "axios",
          "node-fetch",
          "undici",
          "got (",
          "node/",
          "node.js",
          "java/",
          "apache-httpclient",
          "java-http-client",
          "okhttp",
          "libwww-perl",
          "guzzlehttp",
          "postmanruntime",
          "insomnia",
          "httpie",
          "powershell",
          "winhttp",
          "mechanize",
          "scrapy",
          "rest-client",
          "restsharp",
          "ruby",
          "reqwest",
          "hyper/",
          "dart/");

  private static final List<String> TOOLS =
      List.of(
          "aws-cli",
          "aws-sdk",
          "boto3",
          "botocore",
          "terraform",
          "kubectl",
          "git/",
          "gh cli",
          "gcloud",
          "google-cloud-sdk",
          "azurecli",
          "azure-cli",
          "pulumi",
          "ansible",
          "docker",
          "aws-internal",
          "signin.amazonaws.com",
          "console.amazonaws.com");

  /** The marks of browsers, the ones that carry others' marks too first. */
  private static final List<String[]> BROWSERS =
      List.of(
          new String[] {"edg/", "edge"},
          new String[] {"edga/", "edge"},
          new String[] {"edgios/", "edge"},
          new String[] {"opr/", "opera"},
          new String[] {"opera/", "opera"},
          new String[] {"samsungbrowser/", "samsung"},
          new String[] {"vivaldi/", "vivaldi"},
          new String[] {"yabrowser/", "yandex"},
          new String[] {"crios/", "chrome"},
          new String[] {"fxios/", "firefox"},
          new String[] {"firefox/", "firefox"},
          new String[] {"chrome/", "chrome"},
          new String[] {"chromium/", "chrome"},
          new String[] {"version/", "safari"},
          new String[] {"applewebkit/", "webkit"},
          new String[] {"trident/", "explorer"},
          new String[] {"msie ", "explorer"});

  static Agent read(String text) {
    if (text.isBlank()) {
      return SILENT;
    }
    String kept = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
    String low = kept.toLowerCase(Locale.ROOT);
    String system = system(low);
    String library = first(low, DRIVEN);
    if (library.isEmpty() && !low.startsWith("mozilla/")) {
      library = first(low, LIBRARIES);
      String tool = first(low, TOOLS);
      if (!tool.isEmpty() && !low.startsWith(library.isEmpty() ? "\n" : library)) {
        return new Agent(kept, bare(tool), system, 0, Kind.TOOL);
      }
    }
    if (!library.isEmpty()) {
      return new Agent(kept, bare(library), system, 0, Kind.SCRIPT);
    }
    for (String[] mark : BROWSERS) {
      int at = low.indexOf(mark[0]);
      if (at >= 0) {
        return new Agent(kept, mark[1], system, number(low, at + mark[0].length()), Kind.BROWSER);
      }
    }
    return named(kept, low, system);
  }

  /** What a source gives in words, such as {@code CHROME}, or an application's name. */
  private static Agent named(String text, String low, String system) {
    int end = 0;
    while (end < low.length() && "/ ;(".indexOf(low.charAt(end)) < 0) {
      end++;
    }
    String family = low.substring(0, Math.min(end, 40));
    return switch (family) {
      case "chrome", "firefox", "safari", "edge", "opera" ->
          new Agent(text, family, system, number(low, end + 1), Kind.BROWSER);
      default -> new Agent(text, family, system, number(low, end + 1), Kind.APP);
    };
  }

  private static String system(String low) {
    if (low.contains("iphone") || low.contains("ipad") || low.contains("ios ")) {
      return "ios";
    }
    if (low.contains("android")) {
      return "android";
    }
    if (low.contains("windows")) {
      return "windows";
    }
    if (low.contains("mac os") || low.contains("macintosh") || low.contains("macos")) {
      return "macos";
    }
    if (low.contains("cros ")) {
      return "chromeos";
    }
    return low.contains("linux") ? "linux" : "";
  }

  private static String first(String low, List<String> marks) {
    for (String mark : marks) {
      if (low.contains(mark)) {
        return mark;
      }
    }
    return "";
  }

  private static String bare(String mark) {
    int end = mark.length();
    while (end > 0 && "/ (".indexOf(mark.charAt(end - 1)) >= 0) {
      end--;
    }
    return mark.substring(0, end);
  }

  private static int number(String low, int from) {
    int value = 0;
    for (int at = from; at < low.length() && at < from + 6; at++) {
      int digit = low.charAt(at) - '0';
      if (digit < 0 || digit > 9) {
        break;
      }
      value = value * 10 + digit;
    }
    return value;
  }

  /** Its family and system, which stay when it is brought up to date. */
  String print() {
    return family + "/" + system;
  }

  /** For a sentence. */
  String words() {
    if (kind == Kind.SILENT) {
      return "a program that says nothing of itself";
    }
    String name = family.isEmpty() ? "a program" : family;
    return system.isEmpty() ? name : name + " on " + system;
  }
}
