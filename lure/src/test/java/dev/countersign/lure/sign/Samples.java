package dev.countersign.lure.sign;

import dev.countersign.lure.bound.Budget;
import dev.countersign.lure.context.Company;
import dev.countersign.lure.context.Contact;
import dev.countersign.lure.mail.MessageReader;
import dev.countersign.lure.message.Hyperlink;
import dev.countersign.lure.message.Message;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Messages written for tests, from the folders {@code lures} and {@code honest}: mails in the plain
 * form in which they are written there, and pasted text behind a first line that says what it is.
 */
public final class Samples {
  /** The company to which the samples are written. */
  public static final Company MERIDIAN =
      new Company(
          "Meridian Vault",
          Set.of("meridian-vault.example"),
          Set.of("mx.meridian-vault.example"),
          List.of(
              colleague("Lena Ortiz", "lena.ortiz@meridian-vault.example"),
              colleague("Jonas Weil", "jonas.weil@meridian-vault.example"),
              colleague("Robin Hale", "robin.hale@meridian-vault.example"),
              counterparty("Brightnode", "brightnode.example"),
              counterparty("Harbor OTC", "harbor-otc.example")),
          Set.of("toni.marek@gmail.com", "tomas.berg@brightnode.example"),
          Set.of("sent-1@meridian-vault.example", "sent-2@meridian-vault.example"),
          Set.of());

  private static final Pattern URL = Pattern.compile("https?://[^\\s<>\"]+");

  private Samples() {}

  /** A sample: its file's name, what is expected of it, and what it says. */
  public record Sample(String name, String expected, Message message) {
    @Override
    public String toString() {
      return name;
    }
  }

  /** All samples of a folder, by name. */
  public static Stream<Sample> of(String folder) {
    try (Stream<Path> files = Files.list(Path.of(Samples.class.getResource(folder).toURI()))) {
      return files.sorted().map(Samples::read).toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Sample read(Path file) {
    try {
      String name = file.getFileName().toString();
      byte[] bytes = Files.readAllBytes(file);
      if (name.endsWith(".eml")) {
        Message message = mail(bytes, name);
        return new Sample(name, header(message, "X-Expected"), message);
      }
      String text = new String(bytes, StandardCharsets.UTF_8);
      int end = text.indexOf('\n');
      String first = text.substring(0, end);
      String body = text.substring(end + 1);
      return new Sample(
          name, first.substring(first.lastIndexOf(' ') + 1), Message.pasted(body, links(body)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String header(Message message, String name) {
    return message.headers().stream()
        .filter(h -> h.startsWith(name + ": "))
        .map(h -> h.substring(name.length() + 2))
        .findFirst()
        .orElse("");
  }

  private static Message mail(byte[] bytes, String name) {
    return MessageReader.read(bytes, name, MERIDIAN.mailServers(), Budget.usual())
        .messages()
        .getFirst();
  }

  private static List<Hyperlink> links(String text) {
    List<Hyperlink> links = new ArrayList<>();
    String[] lines = text.split("\n", -1);
    for (int i = 0; i < lines.length; i++) {
      int line = i + 1;
      URL.matcher(lines[i])
          .results()
          .forEach(m -> links.add(new Hyperlink(m.group(), m.group(), "the text, line " + line)));
    }
    return links;
  }

  private static Contact colleague(String name, String address) {
    return new Contact(
        name,
        Contact.Kind.COLLEAGUE,
        Set.of(address),
        Set.of(),
        List.of("the number in the company's directory"));
  }

  private static Contact counterparty(String name, String... domains) {
    return new Contact(
        name,
        Contact.Kind.COUNTERPARTY,
        Set.of(),
        Set.copyOf(Arrays.asList(domains)),
        List.of("the number in the contract"));
  }
}
