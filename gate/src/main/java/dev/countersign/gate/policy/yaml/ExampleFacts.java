package dev.countersign.gate.policy.yaml;

import dev.countersign.gate.policy.facts.Action;
import dev.countersign.gate.policy.facts.AssetFacts;
import dev.countersign.gate.policy.facts.DestinationFacts;
import dev.countersign.gate.policy.facts.InitiatorFacts;
import dev.countersign.gate.policy.facts.WalletFacts;
import dev.countersign.rules.yaml.MapReader;
import dev.countersign.rules.yaml.Mistakes;
import dev.countersign.rules.yaml.Nearest;
import dev.countersign.rules.yaml.Values;
import dev.countersign.rules.yaml.YamlNode;
import dev.countersign.rules.yaml.YamlNode.Entries;
import dev.countersign.rules.yaml.YamlNode.Text;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The parts of an example's facts. What is not given is absent, but for what every payment has: a
 * moment (a Monday morning), a wallet, an initiator without a name.
 */
final class ExampleFacts {
  /** Monday, 10:00. */
  static final LocalDateTime MOMENT = LocalDateTime.of(2026, 3, 2, 10, 0);

  private static final Duration LONG_KNOWN = Duration.ofDays(365);
  private static final int MAINNET = 1;

  private final MapReader given;
  private final ExamplePeople people;
  private final Mistakes mistakes;

  ExampleFacts(MapReader given, ExamplePeople people) {
    this.given = given;
    this.people = people;
    this.mistakes = given.mistakes();
  }

  Instant moment(String field, ZoneId zone) {
    Instant moment = momentOrNull(field, zone);
    return moment == null ? MOMENT.atZone(zone).toInstant() : moment;
  }

  @Nullable Instant momentOrNull(String field, ZoneId zone) {
    Text text = given.text(field);
    if (text == null) {
      return null;
    }
    try {
      return LocalDateTime.parse(text.value()).atZone(zone).toInstant();
    } catch (DateTimeException e) {
      mistakes.add(
          text.spot(),
          "\"" + field + "\" is a moment in the policy's time zone, such as 2026-03-02T10:00");
      return null;
    }
  }

  Action action() {
    Text text = given.text("action");
    if (text == null) {
      return Action.TRANSFER;
    }
    Optional<Action> action = Action.of(text.value());
    if (action.isEmpty()) {
      List<String> right = Arrays.stream(Action.values()).map(Action::word).toList();
      mistakes.add(
          text.spot(),
          "There is no action \"" + text.value() + "\"" + Nearest.hint(text.value(), right));
    }
    return action.orElse(Action.TRANSFER);
  }

  long chain() {
    Text text = given.text("chain");
    Integer chain = text == null ? null : Values.whole(text, "\"chain\"", 1, 999_999_999, mistakes);
    return chain == null ? MAINNET : chain;
  }

  @Nullable AssetFacts asset() {
    Text text = given.text("asset");
    Text digits = given.text("decimals");
    Integer decimals =
        digits == null ? null : Values.whole(digits, "\"decimals\"", 0, 255, mistakes);
    return text == null ? null : ExampleAssets.asset(text, chain(), decimals, mistakes);
  }

  InitiatorFacts initiator() {
    Text text = given.text("initiator");
    InitiatorFacts.Kind kind = text == null ? null : people.kind(text, mistakes);
    String id = text == null ? "somebody" : text.value();
    Text age = given.text("session-age");
    Text responsible = given.text("responsible");
    return new InitiatorFacts(
        id,
        id,
        kind == null ? InitiatorFacts.Kind.PERSON : kind,
        people.groups().getOrDefault(id, Set.of()),
        new HashSet<>(given.texts("roles").stream().map(Text::value).toList()),
        risk("person"),
        risk("session"),
        age == null ? null : Values.duration(age, "\"session-age\"", mistakes),
        given.has("known-device") ? (Boolean) given.flag("known-device") : null,
        "device of " + id,
        responsible == null ? null : responsible.value());
  }

  WalletFacts wallet() {
    YamlNode node = given.node("wallet");
    String label = "wallet";
    Set<String> tags = new HashSet<>();
    WalletFacts.Kind kind = WalletFacts.Kind.SAFE;
    if (node instanceof Entries) {
      MapReader map = MapReader.of(node, "\"wallet\"", mistakes, "label", "tags", "kind");
      String given = map.string("label");
      label = given == null ? label : given;
      map.texts("tags").forEach(tag -> tags.add(tag.value()));
      kind = kind(map, WalletFacts.Kind.values(), kind);
    } else if (node != null) {
      Text text = MapReader.single(node, "\"wallet\"", mistakes);
      label = text == null ? label : text.value();
    }
    return new WalletFacts(
        label,
        tags,
        kind == WalletFacts.Kind.BITCOIN ? null : (Long) chain(),
        ExampleAssets.madeUp("wallet " + label).toString(),
        kind);
  }

  @Nullable DestinationFacts destination(Instant now) {
    YamlNode node = given.node("destination");
    if (node == null) {
      return null;
    }
    if (!(node instanceof Entries)) {
      Text text = MapReader.single(node, "\"destination\"", mistakes);
      DestinationFacts.Kind kind =
          text == null
              ? DestinationFacts.Kind.UNKNOWN
              : word(text, DestinationFacts.Kind.values(), DestinationFacts.Kind.UNKNOWN);
      return destination(kind, null, Set.of(), null, since(kind, now), since(kind, now));
    }
    MapReader map =
        MapReader.of(
            node,
            "\"destination\"",
            mistakes,
            "kind",
            "label",
            "tags",
            "address",
            "first-seen",
            "listed");
    DestinationFacts.Kind kind =
        kind(map, DestinationFacts.Kind.values(), DestinationFacts.Kind.UNKNOWN);
    Set<String> tags = new HashSet<>();
    map.texts("tags").forEach(tag -> tags.add(tag.value()));
    return destination(
        kind,
        map.string("label"),
        tags,
        map.string("address"),
        ago(map, "first-seen", kind, now),
        ago(map, "listed", kind, now));
  }

  private static DestinationFacts destination(
      DestinationFacts.Kind kind,
      @Nullable String label,
      Set<String> tags,
      @Nullable String address,
      @Nullable Instant firstSeen,
      @Nullable Instant listed) {
    boolean unknown = kind == DestinationFacts.Kind.UNKNOWN;
    String name = label == null && !unknown ? "an example's " + kind.word() : label;
    return new DestinationFacts(
        address == null
            ? ExampleAssets.madeUp("destination " + kind + " " + label).toString()
            : address,
        kind,
        name,
        tags,
        firstSeen,
        listed);
  }

  private @Nullable Instant ago(
      MapReader map, String field, DestinationFacts.Kind kind, Instant now) {
    Text text = map.text(field);
    if (text == null) {
      return since(kind, now);
    }
    if (text.value().equals("never")) {
      return null;
    }
    Duration ago = Values.duration(text, "\"" + field + "\" (or never)", mistakes);
    return ago == null ? null : now.minus(ago);
  }

  private static @Nullable Instant since(DestinationFacts.Kind kind, Instant now) {
    return kind == DestinationFacts.Kind.UNKNOWN ? null : now.minus(LONG_KNOWN);
  }

  private @Nullable Integer risk(String subject) {
    YamlNode node = given.node("risk");
    if (node == null) {
      return null;
    }
    Text text = MapReader.of(node, "\"risk\"", mistakes, "person", "session").text(subject);
    return text == null ? null : Values.whole(text, "\"" + subject + "\"", 0, 100, mistakes);
  }

  private <E extends Enum<E>> E kind(MapReader map, E[] constants, E usual) {
    Text text = map.text("kind");
    return text == null ? usual : word(text, constants, usual);
  }

  private <E extends Enum<E>> E word(Text text, E[] constants, E usual) {
    for (E constant : constants) {
      if (constant.name().toLowerCase(Locale.ROOT).equals(text.value())) {
        return constant;
      }
    }
    List<String> right =
        Arrays.stream(constants).map(each -> each.name().toLowerCase(Locale.ROOT)).toList();
    mistakes.add(
        text.spot(),
        "There is no kind \"" + text.value() + "\"" + Nearest.hint(text.value(), right));
    return usual;
  }
}
