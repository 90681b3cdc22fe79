package dev.countersign.response.freeze;

import dev.countersign.model.value.UnreadableInput;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** Makes the requests of a case. */
public final class FreezeRequests {
  private FreezeRequests() {}

  /**
   * One for each holder that anything rests with, in the order of kind and name; the same facts
   * give the same requests.
   *
   * @throws UnreadableInput when the facts do not add up, or nobody is known who could stop
   *     anything
   */
  public static List<FreezeRequest> of(TraceFacts facts, Terms terms) {
    Balance.check(facts);
    Map<Holder, List<Resting>> there =
        new TreeMap<>(Comparator.comparing(Holder::kind).thenComparing(Holder::name));
    for (Resting one : facts.resting()) {
      Holder holder = one.holder();
      if (holder != null) {
        there.computeIfAbsent(holder, any -> new ArrayList<>()).add(one);
      }
    }
    if (there.isEmpty()) {
      throw new UnreadableInput(
          "There is nobody to ask: the trace has nothing with an exchange, an issuer or a bridge");
    }
    List<FreezeRequest> requests = new ArrayList<>();
    for (Map.Entry<Holder, List<Resting>> one : there.entrySet()) {
      List<Resting> items =
          one.getValue().stream()
              .sorted(
                  Comparator.comparing((Resting item) -> item.what().asset())
                      .thenComparing(Resting::address))
              .toList();
      if (items.size() > FreezeRequest.MOST_ITEMS) {
        throw new UnreadableInput(
            one.getKey().words()
                + " would be asked about "
                + items.size()
                + " addresses; at most "
                + FreezeRequest.MOST_ITEMS
                + " stand in one request");
      }
      requests.add(
          new FreezeRequest(
              terms.caseNumber() + "/" + (requests.size() + 1),
              terms,
              Objects.requireNonNull(one.getKey()),
              facts.stolen(),
              facts.at(),
              facts.method(),
              items));
    }
    Balance.check(requests, facts);
    return List.copyOf(requests);
  }
}
