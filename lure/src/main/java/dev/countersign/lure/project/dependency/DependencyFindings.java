package dev.countersign.lure.project.dependency;

import dev.countersign.lure.finding.ProjectFinding;
import dev.countersign.lure.project.dependency.Sources.Source;
import dev.countersign.lure.project.folder.Folder;
import dev.countersign.lure.project.folder.Quote;
import dev.countersign.model.verdict.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is odd about the packages that a project asks for. */
public final class DependencyFindings {
  private static final int MOST_OF_A_KIND = 5;

  private DependencyFindings() {}

  /** All of a folder. */
  public static List<Finding> of(Folder folder) {
    List<Dependency> all = Dependencies.of(folder);
    List<Finding> found = new ArrayList<>();
    imitations(all, found);
    elsewhere(all, found);
    locks(folder, found);
    OtherRegistries.read(folder, found);
    if (!all.isEmpty()) {
      long names = all.stream().map(Dependency::name).distinct().count();
      Dependency first = all.getFirst();
      found.add(
          finding(
              ProjectFinding.DEPENDENCIES_NOT_FETCHED,
              "The project asks for "
                  + names
                  + (names == 1 ? " package" : " packages")
                  + "; none was fetched, and whether a private name is also somebody else's at a registry is not"
                  + " known.",
              first.name(),
              first.where(),
              "certain"));
    }
    return found;
  }

  private static void imitations(List<Dependency> all, List<Finding> found) {
    int told = 0;
    for (Dependency one : all) {
      Optional<LookAlike> look = LookAlike.of(one.name(), one.registry());
      if (look.isPresent() && told < MOST_OF_A_KIND) {
        told++;
        found.add(
            Finding.of(
                ProjectFinding.LOOKALIKE_DEPENDENCY,
                "The project asks for the package "
                    + Quote.of(one.name())
                    + ", which looks like "
                    + look.get().meant()
                    + ": it "
                    + look.get().how()
                    + ".",
                "words",
                Quote.of(one.name()),
                "where",
                one.where(),
                "sure",
                "possible",
                "package",
                one.registry().word() + ":" + Quote.of(one.name()),
                "meant",
                look.get().meant()));
      }
    }
  }

  private static void elsewhere(List<Dependency> all, List<Finding> found) {
    int told = 0;
    for (Dependency one : all) {
      Source source = Sources.of(one.wanted());
      if (source == Source.REGISTRY || told == MOST_OF_A_KIND) {
        continue;
      }
      told++;
      boolean odd = source == Source.ELSEWHERE;
      found.add(
          finding(
              odd
                  ? ProjectFinding.DEPENDENCY_FROM_ELSEWHERE
                  : ProjectFinding.DEPENDENCY_FROM_SOURCE,
              "The package "
                  + Quote.of(one.name())
                  + (odd
                      ? " is taken from an address that is no registry: "
                      : " is taken past the registry: ")
                  + Quote.of(one.wanted())
                  + ".",
              one.wanted(),
              one.where(),
              odd ? "likely" : "certain"));
    }
  }

  private static void locks(Folder folder, List<Finding> found) {
    Lockfiles.odd(folder).stream()
        .limit(MOST_OF_A_KIND)
        .forEach(odd ->
            found.add(
                finding(
                    ProjectFinding.DEPENDENCY_FROM_ELSEWHERE,
                    "The lock file takes a package from "
                        + Quote.of(odd.host())
                        + ", unlike most of the others.",
                    odd.words(),
                    odd.where(),
                    "likely")));
    Lockfiles.others(folder).stream()
        .limit(MOST_OF_A_KIND)
        .forEach(other ->
            found.add(
                finding(
                    ProjectFinding.DEPENDENCY_FROM_ELSEWHERE,
                    "The lock file takes the package "
                        + Quote.of(other.taken())
                        + " where "
                        + Quote.of(other.name())
                        + " is asked for.",
                    other.name() + " → " + other.taken(),
                    other.where(),
                    "likely")));
  }

  static Finding finding(
      ProjectFinding code, String sentence, String words, String where, String sure) {
    return Finding.of(code, sentence, "words", Quote.of(words), "where", where, "sure", sure);
  }
}
