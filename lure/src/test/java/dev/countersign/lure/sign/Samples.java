package dev.countersign.lure.sign;

import dev.countersign.lure.content.Content;
import dev.countersign.lure.context.Company;
import dev.countersign.lure.context.Contact;
import dev.countersign.lure.message.Attachment;
import dev.countersign.lure.message.Authentication;
import dev.countersign.lure.message.Authentication.Result;
import dev.countersign.lure.message.Channel;
import dev.countersign.lure.message.Correspondent;
import dev.countersign.lure.message.Hyperlink;
import dev.countersign.lure.message.Message;
import dev.countersign.lure.message.Threading;
import dev.countersign.lure.message.Turn;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.james.mime4j.dom.Entity;
import org.apache.james.mime4j.dom.Multipart;
import org.apache.james.mime4j.dom.SingleBody;
import org.apache.james.mime4j.dom.address.Mailbox;
import org.apache.james.mime4j.message.DefaultMessageBuilder;
import org.apache.james.mime4j.stream.MimeConfig;
import org.jspecify.annotations.Nullable;

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
  private static final Pattern QUOTED =
      Pattern.compile("(?m)^(?:On [^\\n]{5,60}, |From: )([^<>\\n]{1,60}) <([^<>\\s]+@[^<>\\s]+)>");
  private static final Pattern ID = Pattern.compile("<([^<>\\s]+)>");

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
        Message message = mail(bytes);
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

  /** A mail. */
  public static Message mail(byte[] bytes) throws IOException {
    DefaultMessageBuilder builder = new DefaultMessageBuilder();
    builder.setMimeEntityConfig(MimeConfig.PERMISSIVE);
    org.apache.james.mime4j.dom.Message mail =
        builder.parseMessage(new ByteArrayInputStream(bytes));
    StringBuilder text = new StringBuilder();
    List<Attachment> attachments = new ArrayList<>();
    parts(mail, text, attachments);
    List<String> headers =
        mail.getHeader().getFields().stream().map(f -> f.getName() + ": " + f.getBody()).toList();
    Correspondent from =
        mail.getFrom() == null || mail.getFrom().isEmpty() ? null : who(mail.getFrom().get(0));
    String subject = mail.getSubject() == null ? "" : mail.getSubject();
    String body = text.toString().replace("\r\n", "\n");
    return new Message(
        Channel.MAIL,
        from,
        mail.getReplyTo() == null
            ? List.of()
            : mail.getReplyTo().flatten().stream().map(Samples::who).toList(),
        null,
        mail.getTo() == null
            ? List.of()
            : mail.getTo().flatten().stream().map(Samples::who).toList(),
        subject,
        null,
        body,
        "",
        links(body),
        List.of(),
        attachments,
        authentication(headers),
        new Threading("", ids(headers)),
        turns(body),
        headers,
        List.of());
  }

  private static List<String> ids(List<String> headers) {
    return headers.stream()
        .filter(h -> h.startsWith("In-Reply-To:") || h.startsWith("References:"))
        .flatMap(h -> ID.matcher(h).results().map(m -> m.group(1)))
        .toList();
  }

  private static List<Turn> turns(String body) {
    return QUOTED
        .matcher(body)
        .results()
        .map(m -> Correspondent.ofMail(m.group(1), m.group(2)))
        .map(who -> new Turn(who, who.domain().equals("meridian-vault.example"), null, ""))
        .toList();
  }

  private static void parts(Entity entity, StringBuilder text, List<Attachment> attachments)
      throws IOException {
    if (entity.getBody() instanceof Multipart many) {
      for (Entity part : many.getBodyParts()) {
        parts(part, text, attachments);
      }
    } else if (entity.getFilename() != null) {
      attachments.add(
          new Attachment(
              entity.getFilename(),
              entity.getMimeType(),
              Content.of(entity.getFilename(), bytes(entity)),
              false));
    } else if (entity.getMimeType().startsWith("text/")) {
      text.append(new String(bytes(entity), StandardCharsets.UTF_8));
    }
  }

  private static byte[] bytes(Entity entity) throws IOException {
    try (InputStream in = ((SingleBody) entity.getBody()).getInputStream()) {
      return in.readAllBytes();
    }
  }

  private static Correspondent who(Mailbox box) {
    return Correspondent.ofMail(box.getName() == null ? "" : box.getName(), box.getAddress());
  }

  private static Authentication authentication(List<String> headers) {
    @Nullable String field =
        headers.stream()
            .filter(h -> h.startsWith("Authentication-Results: "))
            .findFirst()
            .orElse(null);
    if (field == null) {
      return Authentication.NONE;
    }
    String value = field.substring(field.indexOf(' ') + 1).replaceAll("\\s+", " ").strip();
    return new Authentication(
        value.substring(0, value.indexOf(';')),
        true,
        result(value, "spf"),
        domain(value, "smtp.mailfrom="),
        result(value, "dkim"),
        domain(value, "header.d="),
        result(value, "dmarc"));
  }

  private static Result result(String value, String method) {
    return value.contains(method + "=pass")
        ? Result.PASS
        : value.contains(method + "=fail") ? Result.FAIL : Result.NONE;
  }

  private static String domain(String value, String key) {
    Matcher matcher = Pattern.compile(Pattern.quote(key) + "([a-z0-9.-]+)").matcher(value);
    return matcher.find() ? matcher.group(1) : "";
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
