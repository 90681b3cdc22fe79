package dev.countersign.server.alert.settings;

import dev.countersign.chain.http.BoundedHttp;
import dev.countersign.gate.key.Secret;
import dev.countersign.gate.key.SecretSource;
import dev.countersign.gate.key.Surroundings;
import dev.countersign.model.value.UnreadableInput;
import dev.countersign.server.alert.channel.Place;
import dev.countersign.server.alert.channel.Place.Transport;
import dev.countersign.server.notice.Outside;
import dev.countersign.server.notice.WebhookPlace;
import dev.countersign.server.people.Role;
import dev.countersign.server.settings.Fields;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;

/** Reads where channels go to. What is a secret stands in a file of its own. */
final class PlaceReading {
  private static final List<String> KINDS =
      List.of("mail", "webhook", "slack", "pagerduty", "syslog");
  private static final String PAGER = "https://events.pagerduty.com/v2/enqueue";

  private final Path folder;
  private final Outside outside;

  PlaceReading(Path folder, Outside outside) {
    this.folder = folder;
    this.outside = outside;
  }

  Place of(String name, Fields fields, String place) {
    List<String> kinds = KINDS.stream().filter(fields::has).toList();
    if (kinds.size() != 1) {
      throw new UnreadableInput(
          place + " needs one of " + String.join(", ", KINDS) + ", which says what it is");
    }
    String kind = kinds.getFirst();
    Object value = fields.raw(kind);
    String which = place + "’s " + kind;
    return switch (kind) {
      case "mail" -> mail(name, Fields.of(value, which, "to"));
      case "webhook" -> hook(name, Fields.of(value, which, "url", "secret-file"));
      case "slack" -> slack(name, Fields.of(value, which, "url-file"), which);
      case "pagerduty" -> pager(name, Fields.of(value, which, "key-file", "url"), which);
      default -> syslog(name, Fields.of(value, which, "url", "ca-file"));
    };
  }

  private Place mail(String name, Fields fields) {
    if (outside.mail() == null) {
      throw new UnreadableInput(
          "The channel " + name + " sends mail and there is no mail server; give --smtp");
    }
    Set<Role> roles = EnumSet.noneOf(Role.class);
    for (String word : fields.texts("to")) {
      try {
        roles.add(Role.of(word));
      } catch (IllegalArgumentException e) {
        throw fields.wrong("to", "a list of roles such as security and administrator");
      }
    }
    return new Place.OfPeople(name, roles.isEmpty() ? Set.of(Role.SECURITY) : roles);
  }

  private Place hook(String name, Fields fields) {
    return new Place.OfHook(
        name,
        WebhookPlace.of(
            fields.text("url"), secret(fields.text("secret-file"), "the secret of " + name)));
  }

  private Place slack(String name, Fields fields, String which) {
    String url = line(secret(fields.text("url-file"), "the address of " + name));
    return new Place.OfSlack(
        name, address(url, which, "https://hooks.slack.com/services/T000/B000/XXXX"));
  }

  private Place pager(String name, Fields fields, String which) {
    Secret key = secret(fields.text("key-file"), "the routing key of " + name);
    if (!line(key).matches("[A-Za-z0-9]{8,64}")) {
      throw new UnreadableInput(
          "The routing key of " + name + " is none; expected the 32 characters of an integration");
    }
    return new Place.OfPager(name, address(fields.text("url", PAGER), which, PAGER), key);
  }

  private Place syslog(String name, Fields fields) {
    URI url;
    try {
      url = new URI(fields.text("url"));
    } catch (URISyntaxException e) {
      throw fields.wrong("url", "one such as tls://siem.example.com:6514");
    }
    Transport transport = null;
    for (Transport one : Transport.values()) {
      if (one.name().toLowerCase(Locale.ROOT).equals(url.getScheme())) {
        transport = one;
      }
    }
    if (transport == null
        || url.getHost() == null
        || url.getUserInfo() != null
        || !url.getRawPath().isEmpty()) {
      throw fields.wrong("url", "one such as tls://siem.example.com:6514, tcp:// or udp://");
    }
    int port = url.getPort() >= 0 ? url.getPort() : transport == Transport.TLS ? 6514 : 514;
    SSLSocketFactory tls = null;
    if (fields.has("ca-file")) {
      if (transport != Transport.TLS) {
        throw fields.wrong("ca-file", "asked for over udp or tcp");
      }
      tls = trusting(folder.resolve(fields.text("ca-file")));
    }
    return new Place.OfSyslog(name, transport, url.getHost(), port, tls);
  }

  private static SSLSocketFactory trusting(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
      trusted.load(null, null);
      for (Certificate one : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
        trusted.setCertificateEntry("ca" + trusted.size(), one);
      }
      if (trusted.size() == 0) {
        throw new UnreadableInput("The file " + file + " holds no certificate");
      }
      TrustManagerFactory factory =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      factory.init(trusted);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, factory.getTrustManagers(), null);
      return context.getSocketFactory();
    } catch (IOException | GeneralSecurityException e) {
      throw new UnreadableInput("The file " + file + " with certificates could not be read");
    }
  }

  /** Alerts travel there: over https, or to this machine. */
  private static URI address(String text, String what, String example) {
    URI address = BoundedHttp.address(text, what + " address", example);
    if (!BoundedHttp.isEncrypted(address) && !BoundedHttp.isLoopback(address)) {
      throw new UnreadableInput(
          what + " address is http, over which everybody on the way could read; expected https");
    }
    return address;
  }

  private Secret secret(String file, String what) {
    return new SecretSource.OfFile(folder.resolve(file))
        .read(Surroundings.withoutPerson(name -> null), what);
  }

  private static String line(Secret secret) {
    byte[] text = secret.utf8();
    try {
      return new String(text, StandardCharsets.US_ASCII).strip();
    } finally {
      Arrays.fill(text, (byte) 0);
    }
  }
}
