package dev.countersign.server.access.settings;

import dev.countersign.server.access.settings.PullSettings.Kind;
import dev.countersign.server.settings.Fields;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads which sources are asked, and with what. */
final class PullReading {
  private static final String[] EVERYWHERE = {"name", "source", "url", "every-seconds"};

  private final SignalReading.Addresses addresses;
  private final SignalReading.Secrets secrets;
  private final Path folder;
  private final Set<String> names = new HashSet<>();

  PullReading(SignalReading.Addresses addresses, SignalReading.Secrets secrets, Path folder) {
    this.addresses = addresses;
    this.secrets = secrets;
    this.folder = folder;
  }

  List<PullSettings> of(List<?> list) {
    List<PullSettings> pulls = new ArrayList<>();
    for (Object one : list) {
      pulls.add(one(one, "Source " + (pulls.size() + 1)));
    }
    return pulls;
  }

  private PullSettings one(Object value, String place) {
    Kind kind = kind(value, place);
    Fields fields = Fields.of(value, place, names(kind));
    String name = fields.text("name", kind.source());
    if (!name.matches("[a-z0-9][a-z0-9-]{0,39}")
        || kind.logs().stream().anyMatch(log -> !names.add(name + log))) {
      throw fields.wrong(
          "name", "1 to 40 small letters, digits and hyphens, another for each source");
    }
    URI address = addresses.read(fields.text("url"), place + "’s url");
    return new PullSettings(
        name,
        kind,
        address,
        key(kind, fields, place, name),
        Duration.ofSeconds(fields.number("every-seconds", 5, 86_400, kind.seconds())));
  }

  private static Kind kind(Object value, String place) {
    Fields fields =
        Fields.of(
            value,
            place,
            Arrays.stream(Kind.values())
                .flatMap(kind -> Arrays.stream(names(kind)))
                .distinct()
                .toArray(String[]::new));
    String word = fields.text("source");
    return Arrays.stream(Kind.values())
        .filter(kind -> kind.source().equals(word))
        .findFirst()
        .orElseThrow(() ->
            fields.wrong(
                "source",
                "one of "
                    + Arrays.stream(Kind.values())
                        .map(Kind::source)
                        .collect(Collectors.joining(", "))));
  }

  /** What may stand there. */
  private static String[] names(Kind kind) {
    return Stream.concat(
            Arrays.stream(EVERYWHERE),
            switch (kind) {
              case OKTA, ENTRA, GITHUB, AUTH0 ->
                  Stream.of("token-file", "token-url", "client", "scope", "audience");
              case ONELOGIN -> Stream.of("token-file", "token-url", "client");
              case DUO -> Stream.of("token-file", "client");
              case CLOUDTRAIL -> Stream.of("token-file", "client", "region");
              case WORKSPACE -> Stream.of("key-file", "subject");
            })
        .toArray(String[]::new);
  }

  private PullKey key(Kind kind, Fields fields, String place, String name) {
    return switch (kind) {
      case OKTA, ENTRA, GITHUB, AUTH0 ->
          fields.has("token-url") ? client(fields, place, name) : token(fields, name);
      case ONELOGIN -> client(fields, place, name);
      case DUO -> signing(fields, name, "");
      case CLOUDTRAIL -> signing(fields, name, region(fields));
      case WORKSPACE -> account(fields);
    };
  }

  private PullKey.Token token(Fields fields, String name) {
    return new PullKey.Token(secrets.read(fields.text("token-file"), "the token of " + name));
  }

  private PullKey.Client client(Fields fields, String place, String name) {
    return new PullKey.Client(
        addresses.read(fields.text("token-url"), place + "’s token-url"),
        fields.text("client"),
        secrets.read(fields.text("token-file"), "the secret of " + name),
        fields.text("scope", ""),
        fields.text("audience", ""));
  }

  private PullKey.Signing signing(Fields fields, String name, String region) {
    String client = fields.text("client");
    if (!client.matches("[A-Za-z0-9]{4,128}")) {
      throw fields.wrong("client", "the letters and digits by which the key is known there");
    }
    return new PullKey.Signing(
        client, secrets.read(fields.text("token-file"), "the secret of " + name), region);
  }

  private static String region(Fields fields) {
    String region = fields.text("region");
    return Optional.of(region)
        .filter(text -> text.matches("[a-z]{2}(-[a-z]{1,10}){1,3}-[0-9]{1,2}"))
        .orElseThrow(() -> fields.wrong("region", "a region of AWS such as eu-central-1"));
  }

  private PullKey.Account account(Fields fields) {
    String subject = fields.text("subject");
    if (!subject.matches("[^\\s@]{1,100}@[^\\s@]{1,150}")) {
      throw fields.wrong("subject", "the mail address of somebody who may see reports");
    }
    return AccountFile.read(folder.resolve(fields.text("key-file")), subject, addresses);
  }
}
