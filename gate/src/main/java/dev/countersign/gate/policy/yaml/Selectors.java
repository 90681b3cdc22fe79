package dev.countersign.gate.policy.yaml;

import dev.countersign.gate.policy.condition.ActionIs;
import dev.countersign.gate.policy.condition.AssetIs;
import dev.countersign.gate.policy.condition.ChainIs;
import dev.countersign.gate.policy.condition.DestinationIs;
import dev.countersign.gate.policy.condition.InitiatorIs;
import dev.countersign.gate.policy.condition.WalletIs;
import dev.countersign.gate.policy.facts.Action;
import dev.countersign.gate.policy.facts.AssetFacts;
import dev.countersign.gate.policy.facts.DestinationFacts;
import dev.countersign.gate.policy.facts.InitiatorFacts;
import dev.countersign.gate.policy.facts.WalletFacts;
import dev.countersign.model.value.Address;
import dev.countersign.model.value.UnreadableInput;
import dev.countersign.rules.yaml.Mistakes;
import dev.countersign.rules.yaml.Nearest;
import dev.countersign.rules.yaml.Values;
import dev.countersign.rules.yaml.YamlNode.Text;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Values that pick out actions, assets, wallets, people and places: a plain name, or one behind a
 * prefix such as {@code group:ops}.
 */
final class Selectors {
  private static final Pattern PREFIX = Pattern.compile("([a-z][a-z-]*):(.*)");

  private final Names names;
  private final Mistakes mistakes;

  Selectors(Names names, Mistakes mistakes) {
    this.names = names;
    this.mistakes = mistakes;
  }

  ActionIs actions(List<Text> texts) {
    Set<Action> actions = EnumSet.noneOf(Action.class);
    for (Text text : names.expanded(texts, mistakes)) {
      Optional<Action> action = Action.of(text.value());
      action.ifPresentOrElse(
          actions::add,
          () -> unknown(text, "action", Arrays.stream(Action.values()).map(Action::word).toList()));
    }
    return new ActionIs(actions);
  }

  AssetIs assets(List<Text> texts) {
    Set<String> symbols = new HashSet<>();
    Set<Address> contracts = new HashSet<>();
    Set<AssetFacts.Kind> kinds = EnumSet.noneOf(AssetFacts.Kind.class);
    for (Text text : names.expanded(texts, mistakes)) {
      String value = text.value();
      if (value.equals("native") || value.equals("bitcoin")) {
        kinds.add(AssetFacts.Kind.valueOf(value.toUpperCase(Locale.ROOT)));
      } else if (value.startsWith("0x")) {
        address(text).ifPresent(contracts::add);
      } else if (value.startsWith("kind:")) {
        word(text, value.substring("kind:".length()), AssetFacts.Kind.values())
            .ifPresent(kinds::add);
      } else if (!prefixed(text, "kind", "list")) {
        symbols.add(value);
      }
    }
    return new AssetIs(symbols, contracts, kinds);
  }

  ChainIs chains(List<Text> texts) {
    Set<Long> chains = new HashSet<>();
    for (Text text : names.expanded(texts, mistakes)) {
      Integer chain = Values.whole(text, "A chain", 1, 999_999_999, mistakes);
      if (chain != null) {
        chains.add(chain.longValue());
      }
    }
    return new ChainIs(chains);
  }

  WalletIs wallets(List<Text> texts) {
    Map<String, Set<String>> by = new TreeMap<>();
    Set<WalletFacts.Kind> kinds = EnumSet.noneOf(WalletFacts.Kind.class);
    for (Text text : names.expanded(texts, mistakes)) {
      Prefixed selector = prefix(text, "label", "label", "tag", "kind");
      if (selector.prefix.equals("kind")) {
        word(text, selector.rest, WalletFacts.Kind.values()).ifPresent(kinds::add);
      } else {
        by.computeIfAbsent(selector.prefix, p -> new TreeSet<>()).add(selector.rest);
      }
    }
    return new WalletIs(of(by, "label"), of(by, "tag"), kinds);
  }

  InitiatorIs initiators(List<Text> texts) {
    Map<String, Set<String>> by = new TreeMap<>();
    Set<InitiatorFacts.Kind> kinds = EnumSet.noneOf(InitiatorFacts.Kind.class);
    for (Text text : names.expanded(texts, mistakes)) {
      Prefixed selector = prefix(text, "person", "person", "machine", "group", "role", "kind");
      boolean right =
          switch (selector.prefix) {
            case "kind" -> {
              word(text, selector.rest, InitiatorFacts.Kind.values()).ifPresent(kinds::add);
              yield false;
            }
            case "group" -> names.group(selector.rest, text.spot(), mistakes);
            case "role" -> names.role(selector.rest, text.spot(), mistakes);
            default -> true;
          };
      if (right) {
        by.computeIfAbsent(selector.prefix, p -> new TreeSet<>()).add(selector.rest);
      }
    }
    return new InitiatorIs(
        of(by, "person"), of(by, "machine"), of(by, "group"), of(by, "role"), kinds);
  }

  DestinationIs destinations(List<Text> texts) {
    Map<String, Set<String>> by = new TreeMap<>();
    Set<DestinationFacts.Kind> kinds = EnumSet.noneOf(DestinationFacts.Kind.class);
    for (Text text : names.expanded(texts, mistakes)) {
      String value = text.value();
      if (value.equals("known")) {
        kinds.add(DestinationFacts.Kind.OWN);
        kinds.add(DestinationFacts.Kind.COUNTERPARTY);
        continue;
      }
      Optional<DestinationFacts.Kind> kind =
          Arrays.stream(DestinationFacts.Kind.values())
              .filter(each -> each.word().equals(value))
              .findFirst();
      if (kind.isPresent()) {
        kinds.add(kind.get());
      } else if (value.startsWith("0x")) {
        address(text)
            .ifPresent(address ->
                by.computeIfAbsent("address", p -> new TreeSet<>()).add(address.toHex()));
      } else {
        Prefixed selector = prefix(text, "label", "label", "tag", "address");
        String rest =
            selector.prefix.equals("address")
                ? DestinationFacts.plain(selector.rest)
                : selector.rest;
        by.computeIfAbsent(selector.prefix, p -> new TreeSet<>()).add(rest);
      }
    }
    return new DestinationIs(kinds, of(by, "label"), of(by, "tag"), of(by, "address"));
  }

  private record Prefixed(String prefix, String rest) {}

  private Prefixed prefix(Text text, String usual, String... right) {
    Matcher matcher = PREFIX.matcher(text.value());
    if (!matcher.matches() || matcher.group(2).isEmpty()) {
      return new Prefixed(usual, text.value());
    }
    return prefixed(text, right)
        ? new Prefixed(usual, text.value())
        : new Prefixed(matcher.group(1), matcher.group(2));
  }

  /** True with a mistake for a prefix that is none: a misspelt one must not become a name. */
  private boolean prefixed(Text text, String... right) {
    Matcher matcher = PREFIX.matcher(text.value());
    List<String> prefixes = List.of(right);
    if (!matcher.matches() || prefixes.contains(matcher.group(1))) {
      return false;
    }
    mistakes.add(
        text.spot(),
        "\""
            + matcher.group(1)
            + ":\" does not stand before a name here"
            + Nearest.hint(matcher.group(1), prefixes));
    return true;
  }

  private Optional<Address> address(Text text) {
    try {
      return Optional.of(Address.parse(text.value(), "\"" + text.value() + "\""));
    } catch (UnreadableInput e) {
      mistakes.add(text.spot(), e.sentence());
      return Optional.empty();
    }
  }

  private <E extends Enum<E>> Optional<E> word(Text text, String word, E[] constants) {
    for (E constant : constants) {
      if (constant.name().toLowerCase(Locale.ROOT).equals(word)) {
        return Optional.of(constant);
      }
    }
    unknown(
        new Text(word, text.spot(), text.layout()),
        "kind",
        Arrays.stream(constants).map(c -> c.name().toLowerCase(Locale.ROOT)).toList());
    return Optional.empty();
  }

  private void unknown(Text text, String what, List<String> right) {
    mistakes.add(
        text.spot(),
        "There is no " + what + " \"" + text.value() + "\"" + Nearest.hint(text.value(), right));
  }

  private static Set<String> of(Map<String, Set<String>> by, String prefix) {
    return by.getOrDefault(prefix, Set.of());
  }
}
