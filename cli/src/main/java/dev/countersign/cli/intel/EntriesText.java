package dev.countersign.cli.intel;

import dev.countersign.intel.actor.Actor;
import dev.countersign.intel.actor.Alias;
import dev.countersign.intel.actor.Meaning;
import dev.countersign.intel.actor.Relation;
import dev.countersign.intel.incident.AssetAmount;
import dev.countersign.intel.incident.Attribution;
import dev.countersign.intel.incident.Incident;
import dev.countersign.intel.knowledge.Knowledge;
import dev.countersign.intel.technique.Technique;
import dev.countersign.model.text.TextLines;
import java.util.List;
import java.util.stream.Collectors;

/** Entries for a person. */
final class EntriesText {
  private EntriesText() {}

  static String incidents(List<Incident> incidents) {
    TextLines out = new TextLines();
    for (Incident one : incidents) {
      out.bullet(
          " ",
          (one.exact() ? "" : "about ")
              + one.date().text()
              + "  "
              + one.victim()
              + ": "
              + one.dollars().precision().words()
              + Millions.of(one.dollars().amount())
              + " million dollars  ["
              + one.id()
              + "]",
          0);
      if (!one.assets().isEmpty()) {
        out.bullet(
            " ",
            "taken: "
                + one.assets().stream().map(EntriesText::asset).collect(Collectors.joining(", ")));
      }
      out.bullet(" ", "how: " + one.method());
      out.bullet(
          " ",
          "techniques: "
              + one.techniques().stream()
                  .map(EntriesText::technique)
                  .collect(Collectors.joining(", ")));
      for (Attribution said : one.attributions()) {
        out.bullet(
            " ",
            said.by()
                + ", "
                + said.source().published().text()
                + ": "
                + said.actors().stream().map(Actor::name).collect(Collectors.joining(" and "))
                + " (confidence "
                + said.confidence().word()
                + ")");
      }
      one.addresses().forEach(to -> out.bullet(" ", "address: " + to.chain() + " " + to.address()));
      if (!one.addressList().isEmpty()) {
        out.bullet(" ", "addresses: the list " + one.addressList() + ", which screening asks");
      }
      one.recovered().forEach(back -> out.bullet(" ", "got back: " + back.what()));
      one.notes().forEach(note -> out.bullet("!", note));
      one.sources().forEach(source -> out.bullet("-", source.citation()));
      out.append('\n');
    }
    return out.toString();
  }

  static String actors(Knowledge knowledge) {
    TextLines out = new TextLines();
    for (Actor one : knowledge.actors()) {
      out.bullet(
          " ",
          one.name()
              + " ("
              + one.kind().word()
              + (one.attack().isEmpty() ? "" : ", ATT&CK " + one.attack())
              + ")  ["
              + one.id()
              + "]",
          0);
      out.bullet(" ", one.about());
      names(out, one, Meaning.SAME, "other names of it: ");
      names(out, one, Meaning.OVERLAPS, "names that overlap with it: ");
      for (Relation relation : one.relations()) {
        out.bullet(
            "-",
            relation.kind().word().replace('-', ' ')
                + " "
                + name(knowledge, relation.to())
                + ", by "
                + relation.source().publisher()
                + " "
                + relation.source().published().text()
                + (relation.note().isEmpty() ? "" : ". " + relation.note()));
      }
      long thefts =
          knowledge.incidents().stream().filter(theft -> theft.named().contains(one)).count();
      out.bullet(" ", "named for " + thefts + (thefts == 1 ? " theft" : " thefts"));
      out.append('\n');
    }
    return out.toString();
  }

  private static void names(TextLines out, Actor actor, Meaning means, String title) {
    List<Alias> names = actor.aliases().stream().filter(alias -> alias.means() == means).toList();
    if (!names.isEmpty()) {
      out.bullet(
          " ",
          title
              + names.stream()
                  .map(alias ->
                      alias.name()
                          + " ("
                          + alias.by()
                          + "; by "
                          + alias.source().publisher()
                          + " "
                          + alias.source().published().text()
                          + (alias.note().isEmpty() ? "" : ". " + alias.note())
                          + ")")
                  .collect(Collectors.joining(", ")));
    }
  }

  private static String name(Knowledge knowledge, String id) {
    return knowledge.actors().stream()
        .filter(actor -> actor.id().equals(id))
        .map(Actor::name)
        .findFirst()
        .orElse(id);
  }

  private static String asset(AssetAmount asset) {
    return asset.amount().toPlainString() + " " + asset.asset();
  }

  private static String technique(Technique technique) {
    return technique.id() + " " + technique.name();
  }
}
