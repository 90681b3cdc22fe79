package dev.countersign.lure.link;

import dev.countersign.model.value.UnreadableInput;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Reads lists of domains: eth-phishing-detect's configuration with its old names ({@code
 * blacklist}, {@code whitelist}) or its new ones ({@code blocklist}, {@code allowlist}), a plain
 * text with a domain a line, or a hosts file.
 */
final class ListReading {
  private static final int MOST = 5_000_000;

  private final String name;
  private final List<String> allowed = new ArrayList<>();
  private final List<String> blocked = new ArrayList<>();
  private final List<String> fuzzy = new ArrayList<>();
  private int tolerance;

  private ListReading(String name) {
    this.name = name;
  }

  static Lists read(byte[] bytes, String name) {
    ListReading reading = new ListReading(name);
    int first = 0;
    while (first < bytes.length && (bytes[first] <= ' ' || first < 3)) {
      if (bytes[first] == '{' || bytes[first] == '[') {
        break;
      }
      first++;
    }
    if (first < bytes.length && (bytes[first] == '{' || bytes[first] == '[')) {
      reading.json(bytes);
    } else {
      reading.text(bytes);
    }
    return new Lists(reading.allowed, reading.blocked, reading.fuzzy, reading.tolerance);
  }

  private void json(byte[] bytes) {
    try (InputStream in = new ByteArrayInputStream(bytes);
        JsonParser parser = new JsonFactory().createParser(ObjectReadContext.empty(), in)) {
      JsonToken first = parser.nextToken();
      if (first == JsonToken.START_ARRAY) {
        domains(parser, "the list", blocked);
      } else {
        fields(parser);
      }
      if (parser.nextToken() != null) {
        throw new UnreadableInput(name + " has more behind the end of its JSON");
      }
    } catch (JacksonException e) {
      throw new UnreadableInput(
          name + " is no JSON from line " + e.getLocation().getLineNr() + " on");
    } catch (java.io.IOException e) {
      throw new UnreadableInput(name + " cannot be read");
    }
  }

  private void fields(JsonParser parser) {
    boolean any = false;
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      String field = parser.currentName();
      JsonToken value = parser.nextToken();
      switch (field) {
        case "blacklist", "blocklist" -> any |= listed(parser, value, field, blocked);
        case "whitelist", "allowlist" -> any |= listed(parser, value, field, allowed);
        case "fuzzylist" -> any |= listed(parser, value, field, fuzzy);
        case "tolerance" -> {
          if (value != JsonToken.VALUE_NUMBER_INT) {
            throw new UnreadableInput(name + ": \"tolerance\" is no whole number");
          }
          tolerance = Math.clamp(parser.getLongValue(), 0, 100);
        }
        default -> parser.skipChildren();
      }
    }
    if (!any) {
      throw new UnreadableInput(
          name
              + " holds none of the lists of eth-phishing-detect; expected \"blacklist\" or"
              + " \"blocklist\", \"whitelist\" or \"allowlist\", \"fuzzylist\"");
    }
  }

  private boolean listed(JsonParser parser, JsonToken value, String field, List<String> into) {
    if (value != JsonToken.START_ARRAY) {
      throw new UnreadableInput(name + ": \"" + field + "\" is no list");
    }
    domains(parser, "\"" + field + "\"", into);
    return true;
  }

  private void domains(JsonParser parser, String field, List<String> into) {
    int at = 0;
    for (JsonToken token = parser.nextToken();
        token != JsonToken.END_ARRAY;
        token = parser.nextToken()) {
      at++;
      if (token != JsonToken.VALUE_STRING) {
        throw new UnreadableInput(name + ": entry " + at + " of " + field + " is no text");
      }
      add(parser.getString(), "entry " + at + " of " + field, into);
    }
  }

  private void text(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    int line = 0;
    for (String written : (Iterable<String>) text.lines()::iterator) {
      line++;
      int remark = written.indexOf('#');
      String rest = (remark < 0 ? written : written.substring(0, remark)).strip();
      if (line == 1 && rest.startsWith("\uFEFF")) {
        rest = rest.substring(1);
      }
      if (rest.isEmpty() || rest.startsWith("!")) {
        continue;
      }
      String[] words = rest.split("\\s+", -1);
      int from = words.length > 1 && address(words[0]) ? 1 : 0;
      if (from == 0 && words.length > 1) {
        throw new UnreadableInput(
            name
                + ", line "
                + line
                + " has several words; expected a domain, or an address and"
                + " domains as in a hosts file");
      }
      for (int i = from; i < words.length; i++) {
        if (!LOCAL.contains(words[i])) {
          add(words[i], "line " + line, blocked);
        }
      }
    }
  }

  private static final List<String> LOCAL =
      List.of(
          "localhost",
          "localhost.localdomain",
          "local",
          "broadcasthost",
          "0.0.0.0",
          "ip6-localhost",
          "ip6-loopback",
          "ip6-localnet",
          "ip6-mcastprefix",
          "ip6-allnodes",
          "ip6-allrouters",
          "ip6-allhosts");

  private static boolean address(String word) {
    return word.indexOf(':') >= 0 || Ipv4.usual(word);
  }

  private void add(String written, String where, List<String> into) {
    String domain = Defang.undo(written.strip()).toLowerCase(Locale.ROOT);
    if (domain.startsWith("*.")) {
      domain = domain.substring(2);
    }
    if (domain.endsWith(".")) {
      domain = domain.substring(0, domain.length() - 1);
    }
    if (!Ascii.all(domain)) {
      domain = Host.of(domain).map(Host::ascii).orElse(domain);
    }
    if (!domain(domain)) {
      throw new UnreadableInput(
          name
              + ", "
              + where
              + " is no domain: \""
              + shown(written)
              + "\"; expected one such as"
              + " example.com");
    }
    if (into.size() == MOST) {
      throw new UnreadableInput(name + " has more than " + MOST + " domains");
    }
    into.add(domain);
  }

  private static boolean domain(String text) {
    if (text.isEmpty() || text.length() > 253 || text.startsWith(".") || text.contains("..")) {
      return false;
    }
    return text.chars()
        .allMatch(c ->
            (c >= 'a' && c <= 'z') || Ascii.isDigit((char) c) || c == '-' || c == '.' || c == '_');
  }

  private static String shown(String text) {
    String cut = text.length() > 60 ? text.substring(0, 60) : text;
    return cut.replaceAll("[^\\x20-\\x7E]", "?");
  }
}
