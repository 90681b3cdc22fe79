package dev.countersign.gate.policy.quorum;

import dev.countersign.gate.policy.facts.ApprovalFacts;
import dev.countersign.gate.policy.quorum.Uncounted.Reason;
import dev.countersign.model.value.Bytes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The approvals that were given, counted.
 *
 * @param voices each person once, in the order in which they began to count
 * @param uncounted approvals that do not count, in the order in which they were given
 */
public record Ballot(List<Voice> voices, List<Uncounted> uncounted) {
  private static final Comparator<ApprovalFacts> IN_ORDER =
      Comparator.comparing(ApprovalFacts::at)
          .thenComparing(ApprovalFacts::person)
          .thenComparing(ApprovalFacts::deviceKey);

  /** Copies the lists. */
  public Ballot {
    voices = List.copyOf(voices);
    uncounted = List.copyOf(uncounted);
  }

  /**
   * Whose approvals count.
   *
   * @param payloadHash null where there is nothing yet that could be approved
   * @param requesters ids of the people who asked, filed it, or answer for who asked
   * @param requestersDevice null where it is not known
   * @param lasting how long an approval lasts; null for as long as the payload
   * @param secondDevice whether each person must confirm from a second device
   */
  public record Terms(
      @Nullable Bytes payloadHash,
      Set<String> requesters,
      @Nullable String requestersDevice,
      Instant now,
      @Nullable Duration lasting,
      boolean secondDevice) {
    /** Copies the set. */
    public Terms {
      requesters = Set.copyOf(requesters);
    }

    private @Nullable Reason against(ApprovalFacts approval) {
      Bytes hash = payloadHash;
      if (hash == null || !approval.payloadHash().equals(hash)) {
        return Reason.OTHER_PAYLOAD;
      }
      if (requesters.contains(approval.person())) {
        return Reason.REQUESTER;
      }
      if (approval.deviceKey().equals(requestersDevice)) {
        return Reason.REQUESTERS_DEVICE;
      }
      if (approval.at().isAfter(now)) {
        return Reason.FUTURE;
      }
      Duration last = lasting;
      if (last != null && !approval.at().plus(last).isAfter(now)) {
        return Reason.EXPIRED;
      }
      return null;
    }
  }

  /** Counts. The order in which the approvals are given makes no difference. */
  public static Ballot count(List<ApprovalFacts> approvals, Terms terms) {
    List<Uncounted> uncounted = new ArrayList<>();
    Map<String, String> owners = new HashMap<>(); // of devices: whoever approved with it first
    Map<String, List<ApprovalFacts>> byPerson = new LinkedHashMap<>();
    for (ApprovalFacts approval : approvals.stream().sorted(IN_ORDER).toList()) {
      Reason against = terms.against(approval);
      if (against == null
          && !owners
              .computeIfAbsent(approval.deviceKey(), device -> approval.person())
              .equals(approval.person())) {
        against = Reason.SHARED_DEVICE;
      }
      if (against == null) {
        byPerson.computeIfAbsent(approval.person(), person -> new ArrayList<>()).add(approval);
      } else {
        uncounted.add(uncounted(approval, against));
      }
    }
    List<Voice> voices = new ArrayList<>();
    for (List<ApprovalFacts> own : byPerson.values()) {
      ApprovalFacts first = own.getFirst();
      Instant at = terms.secondDevice() ? confirmed(own) : first.at();
      if (at == null) {
        uncounted.add(uncounted(first, Reason.SECOND_DEVICE));
      } else {
        voices.add(new Voice(first.person(), first.name(), first.groups(), at));
      }
    }
    voices.sort(Comparator.comparing(Voice::at).thenComparing(Voice::person));
    uncounted.sort(Comparator.comparing(Uncounted::at).thenComparing(Uncounted::person));
    return new Ballot(voices, uncounted);
  }

  /** When one device's approval was confirmed by another of the same person; null where not. */
  private static @Nullable Instant confirmed(List<ApprovalFacts> own) {
    Instant earliest = null;
    for (ApprovalFacts second : own) {
      for (ApprovalFacts other : own) {
        if (second.secondDevice() && !other.deviceKey().equals(second.deviceKey())) {
          Instant both = second.at().isAfter(other.at()) ? second.at() : other.at();
          earliest = earliest == null || both.isBefore(earliest) ? both : earliest;
        }
      }
    }
    return earliest;
  }

  private static Uncounted uncounted(ApprovalFacts approval, Reason reason) {
    return new Uncounted(approval.person(), approval.name(), approval.at(), reason);
  }
}
