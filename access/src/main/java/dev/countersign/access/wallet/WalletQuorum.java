package dev.countersign.access.wallet;

import dev.countersign.model.value.Address;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * How few are enough to move a wallet's value by signatures. Modules, which need none, are not in
 * it.
 *
 * @param known false where the chain could not be read: then nothing of it holds
 * @param needed whose agreement is enough
 * @param keysOf the owner keys of each person who holds one at least
 * @param unread what could not be told, each as a sentence
 */
public record WalletQuorum(
    boolean known,
    Needed needed,
    Fewest people,
    Fewest peopleAtWorst,
    Fewest teams,
    Fewest teamsAtWorst,
    Fewest devices,
    Map<String, Set<String>> keysOf,
    List<String> unread) {
  /** Copies. */
  public WalletQuorum {
    keysOf = Map.copyOf(keysOf);
    unread = List.copyOf(unread);
  }

  static WalletQuorum of(WalletFacts facts) {
    List<String> unread = new ArrayList<>();
    Map<String, Set<String>> keysOf = new TreeMap<>();
    Optional<Needed> needed =
        switch (facts.chain()) {
          case OnChain.Account account -> Optional.of(countersign(facts));
          case OnChain.Unread missing -> {
            unread.add(missing.why());
            yield Optional.empty();
          }
          case OnChain.Safe safe -> {
            if (!safe.modulesWhole()) {
              unread.add("Not all modules and the guard of the Safe could be read.");
            }
            yield Optional.of(safe(safe, facts, keysOf));
          }
        };
    Needed found = needed.orElse(Needed.NEVER);
    return new WalletQuorum(
        needed.isPresent(),
        found,
        Fewest.people(found),
        Fewest.peopleAtWorst(found),
        Fewest.teams(found),
        Fewest.teamsAtWorst(found),
        Fewest.devices(found),
        keysOf,
        unread);
  }

  private static Needed safe(
      OnChain.Safe safe, WalletFacts facts, Map<String, Set<String>> keysOf) {
    List<Needed> owners = new ArrayList<>();
    for (Address owner : safe.owners()) {
      OnChain.Safe nested = safe.nested().get(owner);
      if (owner.equals(facts.signingKey())) {
        owners.add(countersign(facts));
      } else if (nested != null) {
        owners.add(safe(nested, facts, keysOf));
      } else {
        Voice voice = owner(owner, facts);
        if (voice.known()) {
          keysOf.computeIfAbsent(voice.who(), key -> new TreeSet<>()).add(owner.toString());
        }
        owners.add(voice);
      }
    }
    return new Needed.Some(safe.threshold(), owners);
  }

  /** Countersign signs when those agree whom it asks, or for whoever gets at its key. */
  private static Needed countersign(WalletFacts facts) {
    Stream<Needed> past =
        facts.imported().stream()
            .filter(right -> right.right() == Right.REACH_KEY || right.right() == Right.SIGN)
            .filter(right -> right.isOf(facts.label(), facts.address().toString()))
            .map(right -> reaching(right, facts));
    return Needed.any(Stream.concat(Stream.of(facts.countersign()), past).toList());
  }

  private static Voice reaching(ImportedRight right, WalletFacts facts) {
    return facts.people().stream()
        .filter(person -> person.mail().equals(right.key()))
        .map(CompanyPerson::voice)
        .findFirst()
        .orElseGet(() ->
            new Voice(
                right.key(), right.holder(), right.kind() == Holder.Kind.PERSON, Set.of(), ""));
  }

  private static Voice owner(Address owner, WalletFacts facts) {
    KnownOwner known = facts.owners().get(owner);
    if (known == null) {
      return Voice.unknown(owner.toString());
    }
    Set<String> teams = new TreeSet<>();
    if (!known.team().isBlank()) {
      teams.add(known.team());
    }
    facts.people().stream()
        .filter(person -> person.mail().equals(known.who()))
        .forEach(person -> teams.addAll(person.teams()));
    return new Voice(known.who(), known.person(), true, teams, known.device());
  }
}
