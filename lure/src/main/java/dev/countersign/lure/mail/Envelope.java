package dev.countersign.lure.mail;

import dev.countersign.lure.message.Correspondent;
import dev.countersign.lure.message.Threading;
import dev.countersign.lure.text.WrittenDate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a mail's header says of who, to whom, when, and in answer to what. */
final class Envelope {
  private static final int MOST_ANSWERS = 100;
  private static final int LONGEST_FIELD = 10_000;

  private Envelope() {}

  static @Nullable Instant date(Headers headers) {
    Optional<String> date = headers.first("Date").or(() -> headers.first("Sent"));
    return date.map(WrittenDate::read).orElse(null);
  }

  static List<Correspondent> addresses(Headers headers, String name) {
    return headers.first(name).map(Addresses::read).orElse(List.of());
  }

  static @Nullable String returnPath(Headers headers) {
    String value = headers.first("Return-Path").orElse(null);
    if (value == null) {
      return null;
    }
    List<Correspondent> read = Addresses.read(value);
    String address = read.isEmpty() ? null : read.getFirst().address();
    return address == null ? "" : address;
  }

  static List<Correspondent> recipients(Headers headers) {
    List<Correspondent> recipients = new ArrayList<>();
    Set<String> known = new LinkedHashSet<>();
    for (String name : List.of("To", "Cc", "Bcc", "Delivered-To", "X-Original-To")) {
      for (String value : headers.all(name)) {
        for (Correspondent one : Addresses.read(value)) {
          String address = one.address();
          if (recipients.size() < 1_000
              && (address == null || known.add(address.toLowerCase(Locale.ROOT)))) {
            recipients.add(one);
          }
        }
      }
    }
    return recipients;
  }

  static Threading threading(Headers headers) {
    List<String> answers = new ArrayList<>();
    headers.first("In-Reply-To").ifPresent(value -> ids(value, answers));
    List<String> references = new ArrayList<>();
    headers.first("References").ifPresent(value -> ids(value, references));
    for (String id : references.reversed()) {
      if (!answers.contains(id) && answers.size() < MOST_ANSWERS) {
        answers.add(id);
      }
    }
    List<String> own = new ArrayList<>();
    headers.first("Message-ID").ifPresent(value -> ids(value, own));
    return new Threading(own.isEmpty() ? "" : own.getFirst(), answers);
  }

  private static void ids(String value, List<String> into) {
    int from = value.indexOf('<');
    while (from >= 0 && into.size() < MOST_ANSWERS) {
      int end = value.indexOf('>', from);
      if (end < 0) {
        return;
      }
      into.add(value.substring(from + 1, end).strip());
      from = value.indexOf('<', end);
    }
  }

  static String limited(String value) {
    return value.length() > LONGEST_FIELD ? value.substring(0, LONGEST_FIELD) : value;
  }
}
