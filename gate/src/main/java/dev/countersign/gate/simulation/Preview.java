package dev.countersign.gate.simulation;

import dev.countersign.chain.node.NodeFault;
import dev.countersign.chain.node.RpcValues;
import dev.countersign.chain.safe.SafeSlots;
import dev.countersign.gate.effect.Effect;
import dev.countersign.gate.simulation.Frame.Log;
import dev.countersign.gate.simulation.Run.Step;
import dev.countersign.gate.simulation.Simulated.State;
import dev.countersign.gate.simulation.StateDiff.Account;
import dev.countersign.gate.simulation.StateDiff.Slot;
import dev.countersign.model.json.Json;
import dev.countersign.model.value.Address;
import dev.countersign.model.value.Bytes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Tries a call with {@code eth_simulateV1}, for nodes that cannot trace. It shows transfers and
 * logs; of storage only the slots that are asked for, so what it shows is never everything.
 */
final class Preview {
  /** Where the node notes transfers of the chain's coin as if they were a token's. */
  private static final Address COIN = Address.of("0xEeeeeEeeeEeEeeEeEeEeeEEEeeeeEeeeeeeeEEeE");

  private static final int MOST_CANDIDATES = 64;

  private final Node node;
  private final long chainId;

  Preview(Node node, long chainId) {
    this.node = node;
    this.chainId = chainId;
  }

  Outcome run(Trial trial) {
    List<List<Bytes>> slots = trial.watched().stream().map(w -> slots(w, trial)).toList();
    List<Pending<List<Bytes>>> before = new ArrayList<>();
    for (int i = 0; i < slots.size(); i++) {
      Address account = trial.watched().get(i).account();
      List<Bytes> asked = slots.get(i);
      before.add(Pending.start(() -> before(account, asked)));
    }
    try {
      return read(
          trial, slots, before, node.ask("eth_simulateV1", ask(trial, slots), Node.latest()));
    } catch (NodeFault fault) {
      return fault.kind() == NodeFault.Kind.METHOD_MISSING
          ? Outcome.unavailable(
              "the node offers neither debug_traceCall nor eth_simulateV1, so nothing could be tried")
          : Outcome.of(fault);
    }
  }

  private static ObjectNode ask(Trial trial, List<List<Bytes>> slots) {
    ArrayNode blocks = Json.object().arrayNode();
    ObjectNode first = Json.object();
    if (!trial.overrides().isEmpty()) {
      first.set("stateOverrides", trial.overrides());
    }
    first.set("calls", RpcValues.params(trial.call()));
    blocks.add(first);
    ObjectNode overrides = Json.object();
    ArrayNode reads = Json.object().arrayNode();
    for (int i = 0; i < slots.size(); i++) {
      Address account = trial.watched().get(i).account();
      SlotReader.put(overrides, account);
      reads.add(SlotReader.call(account, slots.get(i)));
    }
    ObjectNode second = Json.object();
    second.set("stateOverrides", overrides);
    second.set("calls", reads);
    blocks.add(second);
    ObjectNode question = Json.object().put("traceTransfers", true).put("validation", false);
    question.set("blockStateCalls", blocks);
    return question;
  }

  private List<Bytes> before(Address account, List<Bytes> slots) throws NodeFault {
    JsonNode answer =
        node.ask(
            "eth_call",
            SlotReader.call(account, slots),
            Node.latest(),
            SlotReader.override(account));
    return SlotReader.values(RpcValues.bytes(answer, "the storage"), slots);
  }

  private Outcome read(
      Trial trial, List<List<Bytes>> slots, List<Pending<List<Bytes>>> before, JsonNode answer)
      throws NodeFault {
    JsonNode call = call(answer, 0, 0);
    List<Step> steps = steps(call.get("logs"));
    if (RpcValues.quantity(call.get("status"), "the call's status").signum() == 0) {
      return Outcome.reverted(reason(call));
    }
    Run run = Run.of(steps);
    if (Outcome.failedInside(run, trial)) {
      return Outcome.reverted("the call inside the Safe transaction fails");
    }
    List<Effect> effects = new ArrayList<>(LogEffects.of(run, chainId, trial.wallets()));
    for (int i = 0; i < slots.size(); i++) {
      Bytes after = RpcValues.bytes(call(answer, 1, i).get("returnData"), "the storage");
      Account changes =
          changes(slots.get(i), before.get(i).get(), SlotReader.values(after, slots.get(i)));
      Set<Bytes> words = new LinkedHashSet<>(run.words());
      candidates(trial).forEach(candidate -> words.add(candidate.word()));
      effects.addAll(StorageEffects.of(trial.watched().get(i), changes, words, chainId));
    }
    return new Outcome(
        State.PARTIAL,
        "Tried on the node, it would succeed; but the node has no debug_traceCall, so only transfers"
            + " and the best-known storage slots could be seen",
        effects);
  }

  private static String reason(JsonNode call) throws NodeFault {
    JsonNode error = call.get("error");
    JsonNode data = call.get("returnData");
    String reason =
        data != null && data.isString() ? Reasons.of(RpcValues.bytes(data, "the reason")) : null;
    if (reason != null) {
      return reason;
    }
    String words = error == null ? "" : error.path("message").asString("");
    return words.isEmpty()
        ? "the node gives no reason"
        : "\"" + NodeFault.printable(words, 120) + "\"";
  }

  private static List<Step> steps(@Nullable JsonNode logs) throws NodeFault {
    List<Step> steps = new ArrayList<>();
    if (logs == null || logs.isNull()) {
      return steps;
    }
    for (JsonNode node : logs) {
      Log log = Frame.log(node);
      if (!log.address().equals(COIN)) {
        steps.add(new Step.Logged(log));
      } else if (log.topics().size() == 3 && log.data().length() == 32) {
        steps.add(
            new Step.CoinMoved(
                Address.ofWord(log.topics().get(1)),
                Address.ofWord(log.topics().get(2)),
                log.data().toUnsigned()));
      } else {
        throw RpcValues.unusable("a transfer of the coin", "has not the right form");
      }
    }
    return steps;
  }

  private static Account changes(List<Bytes> slots, List<Bytes> before, List<Bytes> after) {
    Map<Bytes, Slot> changed = new LinkedHashMap<>();
    for (int i = 0; i < slots.size(); i++) {
      if (!before.get(i).equals(after.get(i))) {
        changed.put(slots.get(i), new Slot(before.get(i), after.get(i)));
      }
    }
    return new Account(true, Bytes.EMPTY, null, null, null, changed);
  }

  private static JsonNode call(JsonNode answer, int block, int call) throws NodeFault {
    JsonNode found = answer.path(block).path("calls").path(call);
    if (!found.isObject()) {
      throw RpcValues.unusable("the simulated call", "is missing");
    }
    return found;
  }

  private static List<Bytes> slots(Watched watched, Trial trial) {
    Set<Bytes> slots = new LinkedHashSet<>();
    if (watched.safe()) {
      slots.addAll(
          List.of(
              SafeSlots.SINGLETON,
              SafeSlots.OWNER_COUNT,
              SafeSlots.THRESHOLD,
              SafeSlots.NONCE,
              SafeSlots.GUARD,
              SafeSlots.MODULE_GUARD,
              SafeSlots.FALLBACK_HANDLER));
      Set<Address> candidates = new LinkedHashSet<>(watched.owners());
      candidates.add(SafeSlots.SENTINEL);
      candidates.addAll(candidates(trial));
      for (Address candidate : candidates) {
        slots.add(SafeSlots.owner(candidate));
        slots.add(SafeSlots.module(candidate));
      }
    }
    slots.addAll(List.of(SafeSlots.IMPLEMENTATION, SafeSlots.ADMIN, SafeSlots.BEACON));
    return List.copyOf(slots);
  }

  /** Whatever in the call's data could be an account, wherever it stands: batches are packed. */
  private static Set<Address> candidates(Trial trial) {
    Set<Address> found = new LinkedHashSet<>();
    Bytes data = Bytes.fromHex(trial.call().path("data").asString("0x"));
    int zeros = 0;
    for (int at = 0; at + 20 <= data.length() && found.size() < MOST_CANDIDATES; at++) {
      if (data.at(at) == 0) {
        zeros++;
      } else {
        if (zeros >= 12) {
          found.add(new Address(data.slice(at, at + 20)));
        }
        zeros = 0;
      }
    }
    return found;
  }
}
