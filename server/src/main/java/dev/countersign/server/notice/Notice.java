package dev.countersign.server.notice;

import dev.countersign.server.people.Person;
import java.util.List;

/**
 * Something to tell.
 *
 * @param topic by which it is told apart: nobody is told one twice
 * @param kind such as {@code transfer-waits}
 * @param subject as in the journal
 * @param recipients who can do something about it, or asked for it
 * @param title one line
 * @param lines sentences; none that somebody outside, or whoever asks for a transfer, wrote freely
 * @param path where in the console to look
 */
record Notice(
    String topic,
    String kind,
    String subject,
    List<Person> recipients,
    String title,
    List<String> lines,
    String path) {
  Notice {
    recipients = List.copyOf(recipients);
    title = Plain.of(title, 180);
    lines = lines.stream().filter(line -> !line.isBlank()).map(l -> Plain.of(l, 500)).toList();
  }
}
