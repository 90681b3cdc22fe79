package dev.countersign.server.access.settings;

import dev.countersign.access.network.KnownNetworks;
import dev.countersign.access.network.MaxMindFile;
import dev.countersign.access.network.NetworkDirectory;
import dev.countersign.access.network.NetworkList;
import dev.countersign.chain.http.BoundedHttp;
import dev.countersign.gate.key.Secret;
import dev.countersign.gate.key.SecretSource;
import dev.countersign.gate.key.Surroundings;
import dev.countersign.model.value.UnreadableInput;
import dev.countersign.model.verdict.Severity;
import dev.countersign.server.access.Action;
import dev.countersign.server.access.ResponseRule;
import dev.countersign.server.access.mapping.MappingFolder;
import dev.countersign.server.guard.TrustedProxies;
import dev.countersign.server.settings.Fields;
import dev.countersign.server.settings.SettingsText;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the settings file ({@code docs/access-server.md}); paths in it are from its own folder. */
public final class SettingsFile {
  private final Path folder;

  private SettingsFile(Path folder) {
    this.folder = folder;
  }

  /**
   * Reads it, and the files that it names.
   *
   * @throws UnreadableInput when one cannot be read, saying where and what would be right
   */
  public static AccessSettings read(Path file) {
    Path parent = file.toAbsolutePath().getParent();
    return new SettingsFile(parent == null ? Path.of("/") : parent).of(SettingsText.load(file));
  }

  private AccessSettings of(@Nullable Object loaded) {
    Fields all =
        Fields.of(
            loaded,
            "The settings",
            "access",
            "keep-days",
            "remember-days",
            "responses",
            "networks",
            "pulls",
            "signals",
            "mappings",
            "trusted-proxies");
    if (all.number("access", 1, 1, 0) != 1) {
      throw new UnreadableInput("The settings lack \"access: 1\", which says how they are written");
    }
    int keep = all.number("keep-days", 1, 3_650, 90);
    int remember = all.number("remember-days", 1, 365, Math.min(30, keep));
    if (remember > keep) {
      throw new UnreadableInput(
          "The settings remember events for longer than they keep them; make keep-days larger");
    }
    return new AccessSettings(
        Duration.ofDays(keep),
        Duration.ofDays(remember),
        all.has("responses") ? responses(all.list("responses")) : ResponseRule.STANDARD,
        networks(all.raw("networks")),
        new PullReading(this::address, this::secret, folder).of(all.list("pulls")),
        new SignalReading(this::address, this::secret, folder).of(all.raw("signals")),
        mappings(all),
        proxies(all.raw("trusted-proxies")));
  }

  private @Nullable Path mappings(Fields all) {
    if (!all.has("mappings")) {
      return null;
    }
    Path files = folder.resolve(all.text("mappings"));
    MappingFolder.demandRight(files);
    return files;
  }

  private static TrustedProxies proxies(@Nullable Object value) {
    if (value == null) {
      return TrustedProxies.NONE;
    }
    Fields fields = Fields.of(value, "The trusted proxies", "networks", "header");
    return TrustedProxies.of(fields.texts("networks"), fields.text("header"));
  }

  private static List<ResponseRule> responses(List<?> list) {
    List<ResponseRule> rules = new ArrayList<>();
    for (Object one : list) {
      String place = "Response " + (rules.size() + 1);
      Fields fields = Fields.of(one, place, "from", "codes", "do", "act");
      Set<Action> actions = EnumSet.noneOf(Action.class);
      for (String word : fields.texts("do")) {
        actions.add(
            Action.of(word)
                .orElseThrow(() ->
                    fields.wrong(
                        "do",
                        "a list of hold-transfers, end-sessions, fresh-passkey, approve-again"
                            + " and tell-others")));
      }
      if (actions.isEmpty()) {
        throw fields.wrong("do", "a list of what is to be done");
      }
      rules.add(
          new ResponseRule(
              severity(fields.text("from", "info"), fields),
              new HashSet<>(fields.texts("codes")),
              actions,
              fields.flag("act")));
    }
    return rules;
  }

  private static Severity severity(String word, Fields fields) {
    for (Severity one : Severity.values()) {
      if (one.name().toLowerCase(Locale.ROOT).equals(word)) {
        return one;
      }
    }
    throw fields.wrong("from", "info, low, medium, high or critical");
  }

  private NetworkDirectory networks(@Nullable Object value) {
    if (value == null) {
      return KnownNetworks.none();
    }
    Fields fields = Fields.of(value, "The networks", "list", "maxmind");
    NetworkList list = new NetworkList();
    Instant made = null;
    if (fields.has("list")) {
      Path file = folder.resolve(fields.text("list"));
      try {
        list.add(NetworkList.read(Files.readAllLines(file), null, file.toString()));
        made = Files.getLastModifiedTime(file).toInstant();
      } catch (IOException e) {
        throw new UnreadableInput("The list of networks " + file + " could not be read");
      }
    }
    return new KnownNetworks(
        list,
        fields.texts("maxmind").stream().map(one -> MaxMindFile.open(folder.resolve(one))).toList(),
        made);
  }

  /** Tokens travel there: over https, or to this machine. */
  private URI address(String text, String what) {
    URI address = BoundedHttp.address(text, what, "https://example.okta.com");
    if (!BoundedHttp.isEncrypted(address) && !BoundedHttp.isLoopback(address)) {
      throw new UnreadableInput(
          what + " is http, over which everybody on the way could read the token; expected https");
    }
    return address;
  }

  private Secret secret(String file, String what) {
    return new SecretSource.OfFile(folder.resolve(file))
        .read(Surroundings.withoutPerson(name -> null), what);
  }
}
