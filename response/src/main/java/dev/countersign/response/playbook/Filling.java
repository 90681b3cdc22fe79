package dev.countersign.response.playbook;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.stream.Collectors;

/**
 * Fills the places of a playbook with what a case knows.
 *
 * @param known by kind, each with its id and the name by which people know it
 */
public record Filling(Map<Thing.Kind, List<Name>> known) {
  /** So many are named in a sentence; of more it is said how many. */
  private static final int NAMED = 4;

  /** So many links are made of one place. */
  private static final int LINKED = 8;

  /** Copies. */
  public Filling {
    known = Map.copyOf(known);
  }

  /** A thing's id, and its name. */
  public record Name(String id, String name) {}

  /** A page of the console, and what is done there. */
  public record Link(String to, String say) {}

  /** A sentence with its places filled in. */
  public String sentence(String text) {
    StringBuilder filled = new StringBuilder();
    Matcher place = Sentences.PLACE.matcher(text);
    while (place.find()) {
      String words = Thing.Kind.ofMany(place.group(1)).map(this::words).orElse(place.group());
      place.appendReplacement(filled, Matcher.quoteReplacement(words));
    }
    place.appendTail(filled);
    return filled.toString();
  }

  private String words(Thing.Kind kind) {
    List<Name> names = known.getOrDefault(kind, List.of());
    if (names.isEmpty()) {
      return kind.none();
    }
    String some = names.stream().limit(NAMED).map(Name::name).collect(Collectors.joining(", "));
    return names.size() > NAMED ? some + " and " + (names.size() - NAMED) + " more" : some;
  }

  /** The links of a place: itself, or one for each thing of the kind that it names. */
  public List<Link> links(Playbook.Place place) {
    Matcher kind = Sentences.PLACE.matcher(place.to());
    if (!kind.find()) {
      return List.of(new Link(place.to(), place.say()));
    }
    List<Name> names =
        Thing.Kind.of(kind.group(1))
            .map(one -> known.getOrDefault(one, List.of()))
            .orElse(List.of());
    List<Link> links = new ArrayList<>();
    for (Name one : names.subList(0, Math.min(LINKED, names.size()))) {
      links.add(
          new Link(
              place.to().replace(kind.group(), one.id()),
              names.size() == 1 ? place.say() : place.say() + ": " + one.name()));
    }
    return links;
  }
}
