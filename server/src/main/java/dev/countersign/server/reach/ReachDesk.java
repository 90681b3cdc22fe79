package dev.countersign.server.reach;

import dev.countersign.access.wallet.ImportedRight;
import dev.countersign.access.wallet.KnownOwner;
import dev.countersign.access.wallet.list.AwsAccount;
import dev.countersign.access.wallet.list.GoogleBindings;
import dev.countersign.access.wallet.list.OwnersCsv;
import dev.countersign.access.wallet.list.RightsCsv;
import dev.countersign.access.wallet.list.Taken;
import dev.countersign.model.json.Json;
import dev.countersign.model.value.Address;
import dev.countersign.model.value.UnreadableInput;
import dev.countersign.server.journal.JournalStore;
import dev.countersign.server.people.Person;
import dev.countersign.server.reach.RightsStore.Draft;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ObjectNode;

/**
 * Where the directory of owners and imported lists are changed, and every change is written down.
 */
public final class ReachDesk {
  private static final Set<String> KINDS = Set.of("owners", "rights", "aws", "google");
  private static final int LARGEST = 4 * 1024 * 1024;

  private final JournalStore journal;
  private final OwnerStore owners;
  private final RightsStore rights;

  /** Over those stores. */
  public ReachDesk(JournalStore journal, OwnerStore owners, RightsStore rights) {
    this.journal = journal;
    this.owners = owners;
    this.rights = rights;
  }

  /**
   * What would change if a draft were taken.
   *
   * @param come lines that are new
   * @param go lines that are no more
   * @param stay how many stay as they are
   */
  public record Preview(
      List<String> come, List<String> go, int stay, List<String> mistakes, List<String> remarks) {
    /** Copies. */
    public Preview {
      come = List.copyOf(come);
      go = List.copyOf(go);
      mistakes = List.copyOf(mistakes);
      remarks = List.copyOf(remarks);
    }
  }

  /**
   * Keeps what somebody brought until they take it.
   *
   * @throws UnreadableInput when the kind is none, or there is no name or no content
   */
  public UUID bring(
      String kind, String name, String wallet, String resource, String content, Person by) {
    String called = name.strip();
    if (!KINDS.contains(kind)) {
      throw new UnreadableInput("The kind of list is one of owners, rights, aws and google");
    }
    if (!kind.equals("owners") && !called.matches("[\\p{L}\\p{N}][\\p{L}\\p{N} ._-]{0,59}")) {
      throw new UnreadableInput(
          "The list needs a name of letters, digits, spaces, dots and hyphens, such as aws-prod");
    }
    if ((kind.equals("aws") || kind.equals("google")) && wallet.isBlank()) {
      throw new UnreadableInput("Say whose key it is about: choose a wallet");
    }
    if (content.isBlank()) {
      throw new UnreadableInput("There is nothing in the list; paste it, or choose a file");
    }
    if (content.length() > LARGEST || wallet.length() > 60 || resource.length() > 400) {
      throw new UnreadableInput("The list may have at most 4 MiB");
    }
    UUID id = UUID.randomUUID();
    journal.record(entries ->
        rights.bring(
            new Draft(
                id,
                kind,
                kind.equals("owners") ? "owners" : called,
                wallet.strip(),
                resource.strip(),
                content,
                journal.now(),
                by.id())));
    return id;
  }

  /** What a draft would change. */
  public Preview preview(Draft draft) {
    if (draft.kind().equals("owners")) {
      Taken<KnownOwner> taken = OwnersCsv.read(draft.content());
      Map<Address, KnownOwner> known = owners.byAddress();
      List<String> come = new ArrayList<>();
      List<String> go = new ArrayList<>();
      int stay = 0;
      for (KnownOwner owner : taken.rows()) {
        KnownOwner before = known.get(owner.address());
        if (Objects.equals(before, owner)) {
          stay++;
          continue;
        }
        come.add(words(owner));
        if (before != null) {
          go.add(words(before));
        }
      }
      return new Preview(come, go, stay, taken.mistakes(), taken.remarks());
    }
    Taken<ImportedRight> taken = read(draft);
    Set<String> before =
        rights.named(draft.name()).stream().map(ReachDesk::words).collect(Collectors.toSet());
    List<String> after = taken.rows().stream().map(ReachDesk::words).distinct().toList();
    return new Preview(
        after.stream().filter(one -> !before.contains(one)).toList(),
        before.stream().filter(one -> !after.contains(one)).sorted().toList(),
        (int) after.stream().filter(before::contains).count(),
        taken.mistakes(),
        taken.remarks());
  }

  private static Taken<ImportedRight> read(Draft draft) {
    return switch (draft.kind()) {
      case "aws" -> AwsAccount.read(draft.content(), draft.wallet(), draft.resource());
      case "google" -> GoogleBindings.read(draft.content(), draft.wallet());
      default -> RightsCsv.read(draft.content(), draft.name());
    };
  }

  /**
   * Takes a draft: of owners each line, of rights the whole list in place of the one of that name.
   *
   * @throws UnreadableInput when there is a mistake in it
   */
  public void take(Draft draft, Person by) {
    if (draft.kind().equals("owners")) {
      Taken<KnownOwner> taken = OwnersCsv.read(draft.content());
      refuse(taken);
      journal.record(entries -> {
        for (KnownOwner owner : taken.rows()) {
          owners.put(owner, by.id(), journal.now());
        }
        rights.drop(draft.id());
        entries.add(
            "owners-imported",
            "owners",
            Json.object().put("by", by.subject()).put("lines", taken.rows().size()));
      });
      return;
    }
    Taken<ImportedRight> taken = read(draft);
    refuse(taken);
    Preview change = preview(draft);
    journal.record(entries -> {
      rights.take(draft.name(), taken.rows(), by.id(), journal.now());
      rights.drop(draft.id());
      entries.add(
          "rights-imported",
          "rights/" + draft.name(),
          Json.object()
              .put("by", by.subject())
              .put("kind", draft.kind())
              .put("rights", taken.rows().size())
              .put("new", change.come().size())
              .put("gone", change.go().size()));
    });
  }

  private static void refuse(Taken<?> taken) {
    if (!taken.mistakes().isEmpty()) {
      throw new UnreadableInput("Nothing was taken: " + taken.mistakes().getFirst());
    }
  }

  /** Enters whose an address is, or changes it. */
  public void know(KnownOwner owner, Person by) {
    journal.record(entries -> {
      owners.put(owner, by.id(), journal.now());
      ObjectNode body = Json.object().put("by", by.subject());
      body.put("person", owner.person()).put("mail", owner.mail());
      body.put("device", owner.device()).put("team", owner.team()).put("left", owner.left());
      entries.add("owner-known", "owner/" + owner.address(), body);
    });
  }

  /** Takes an address out of the directory. */
  public void forget(Address address, Person by) {
    journal.record(entries -> {
      if (owners.forget(address)) {
        entries.add("owner-forgotten", "owner/" + address, Json.object().put("by", by.subject()));
      }
    });
  }

  /** Removes a list with all of its rights. */
  public void removeList(UUID list, Person by) {
    journal.record(entries ->
        rights
            .remove(list)
            .ifPresent(name ->
                entries.add(
                    "rights-list-removed",
                    "rights/" + name,
                    Json.object().put("by", by.subject()))));
  }

  private static String words(KnownOwner owner) {
    return owner.address()
        + ": "
        + owner.person()
        + (owner.mail().isEmpty() ? "" : " <" + owner.mail() + ">")
        + (owner.device().isEmpty() ? "" : ", on " + owner.device())
        + (owner.team().isEmpty() ? "" : ", of " + owner.team())
        + (owner.left() ? ", left" : "");
  }

  private static String words(ImportedRight right) {
    return (right.wallet().equals("*") ? "all wallets" : right.wallet())
        + ": "
        + right.holder()
        + " ("
        + right.kind().word()
        + ") "
        + right.right().words()
        + ", by "
        + right.by();
  }
}
