package dev.countersign.server.access.settings;

import com.nimbusds.jose.jwk.JWKSet;
import dev.countersign.access.signal.SignalType;
import dev.countersign.gate.key.Secret;
import dev.countersign.model.value.UnreadableInput;
import dev.countersign.server.access.settings.SignalSettings.Polling;
import dev.countersign.server.access.settings.SignalSettings.Receiver;
import dev.countersign.server.access.settings.SignalSettings.Transmitter;
import dev.countersign.server.settings.Fields;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.text.ParseException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads who hears signals, and who may send us some. */
final class SignalReading {
  private final Addresses addresses;
  private final Secrets secrets;
  private final Path folder;

  SignalReading(Addresses addresses, Secrets secrets, Path folder) {
    this.addresses = addresses;
    this.secrets = secrets;
    this.folder = folder;
  }

  /** Reads an address, named for a sentence. */
  interface Addresses {
    URI read(String text, String what);
  }

  /** Reads a secret out of a file, named for a sentence. */
  interface Secrets {
    Secret read(String file, String what);
  }

  SignalSettings of(@Nullable Object value) {
    if (value == null) {
      return SignalSettings.NONE;
    }
    Fields fields = Fields.of(value, "The signals", "receivers", "transmitters");
    return new SignalSettings(
        receivers(fields.list("receivers")), transmitters(fields.list("transmitters")));
  }

  private List<Receiver> receivers(List<?> list) {
    List<Receiver> receivers = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (Object one : list) {
      String place = "Receiver " + (receivers.size() + 1);
      Fields fields = Fields.of(one, place, "name", "audience", "url", "token-file", "events");
      String name = fields.text("name");
      if (!name.matches("[a-z0-9][a-z0-9-]{0,39}") || !names.add(name)) {
        throw fields.wrong("name", "1 to 40 small letters, digits and hyphens, another for each");
      }
      receivers.add(
          new Receiver(
              name,
              fields.text("audience"),
              addresses.read(fields.text("url"), place + "’s url"),
              fields.has("token-file")
                  ? secrets.read(fields.text("token-file"), "the token of " + name)
                  : null,
              events(fields)));
    }
    return receivers;
  }

  private static Set<SignalType> events(Fields fields) {
    if (!fields.has("events")) {
      return SignalType.TOLD;
    }
    Set<SignalType> events = new HashSet<>();
    for (String word : fields.texts("events")) {
      events.add(
          SignalType.TOLD.stream()
              .filter(type -> type.word().equals(word))
              .findFirst()
              .orElseThrow(
                  () -> fields.wrong("events", "a list of session-revoked and credential-change")));
    }
    return events;
  }

  private List<Transmitter> transmitters(List<?> list) {
    List<Transmitter> transmitters = new ArrayList<>();
    for (Object one : list) {
      Fields fields =
          Fields.of(
              one,
              "Transmitter " + (transmitters.size() + 1),
              "issuer",
              "audience",
              "keys-file",
              "poll");
      transmitters.add(
          new Transmitter(
              fields.text("issuer"),
              fields.text("audience"),
              keys(folder.resolve(fields.text("keys-file"))),
              polling(fields.raw("poll"), "Transmitter " + (transmitters.size() + 1))));
    }
    return transmitters;
  }

  private @Nullable Polling polling(@Nullable Object value, String of) {
    if (value == null) {
      return null;
    }
    Fields fields = Fields.of(value, of + "’s poll", "url", "token-file", "every-seconds");
    return new Polling(
        addresses.read(fields.text("url"), of + "’s url to poll"),
        fields.has("token-file") ? secrets.read(fields.text("token-file"), of + "’s token") : null,
        Duration.ofSeconds(fields.number("every-seconds", 1, 86_400, 30)));
  }

  private static JWKSet keys(Path file) {
    try {
      JWKSet keys = JWKSet.load(file.toFile()).toPublicJWKSet();
      if (keys.isEmpty()) {
        throw new UnreadableInput("The file " + file + " holds no public key");
      }
      return keys;
    } catch (IOException | ParseException e) {
      throw new UnreadableInput(
          "The file "
              + file
              + ", which should hold a transmitter's JSON Web Key Set, cannot be read");
    }
  }
}
