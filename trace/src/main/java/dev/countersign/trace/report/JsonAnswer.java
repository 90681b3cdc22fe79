package dev.countersign.trace.report;

import dev.countersign.intel.label.Label;
import dev.countersign.model.json.Json;
import dev.countersign.model.value.Asset;
import dev.countersign.trace.bridge.Departure;
import dev.countersign.trace.bridge.Onward;
import dev.countersign.trace.cluster.DepositGroup;
import dev.countersign.trace.file.LedgerFiles;
import dev.countersign.trace.ledger.Ledger;
import dev.countersign.trace.ledger.Transaction;
import dev.countersign.trace.pattern.Pattern;
import dev.countersign.trace.taint.Flow;
import dev.countersign.trace.taint.Place;
import dev.countersign.trace.taint.Resting;
import dev.countersign.trace.taint.Trace;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A trace in JSON; amounts are texts of decimal digits in smallest units. */
public final class JsonAnswer {
  private JsonAnswer() {}

  /** The whole of it, with every flow. */
  public static ObjectNode of(Answer answer) {
    Trace trace = answer.trace();
    ObjectNode json = Json.object();
    json.put("version", answer.version());
    json.put("method", trace.method().word());
    json.put("asset", asset(answer.ledger().asset(trace.source().asset())));
    json.put("stolen", trace.stolen().toString());
    json.put("presumed", trace.presumed().toString());
    json.put("transactions", trace.transactions());
    json.put("complete", trace.complete());
    answer.remarks().notes().forEach(json.putArray("notes")::add);
    ObjectNode totals = json.putObject("totals");
    for (Place place : Answer.ORDER) {
      totals.put(word(place), trace.in(place).toString());
    }
    ArrayNode resting = json.putArray("resting");
    trace.resting().forEach(one -> resting.add(resting(answer, one)));
    ArrayNode flows = json.putArray("flows");
    trace.flows().forEach(one -> flows.add(flow(answer, one)));
    ArrayNode onward = json.putArray("onward");
    answer.remarks().onward().forEach(one -> onward.add(onward(answer, one)));
    ArrayNode patterns = json.putArray("patterns");
    answer.remarks().patterns().forEach(one -> patterns.add(pattern(answer, one)));
    json.set("leads", LeadsJson.of(answer.remarks().leads()));
    json.set("owners", OwnersText.json(answer.remarks().carried()));
    ArrayNode deposits = json.putArray("deposits");
    answer.remarks().deposits().forEach(one -> deposits.add(deposits(answer, one)));
    json.set("names", names(answer));
    if (answer.isBitcoin()) {
      json.set("addresses", addresses(answer));
    }
    json.set("inputs", inputs(answer.inputs()));
    answer.blocks().ifPresent(blocks -> blocks(answer, json.putObject("blocks"), blocks));
    return json;
  }

  /** Files with what tells them from others. */
  static ArrayNode inputs(List<LedgerFiles.Input> files) {
    ArrayNode inputs = Json.object().putArray("inputs");
    files.forEach(one ->
        inputs
            .addObject()
            .put("name", one.name())
            .put("bytes", one.bytes())
            .put("sha256", one.sha256()));
    return inputs;
  }

  /** Whose the accounts are that value came over. */
  static ObjectNode names(Answer answer) {
    ObjectNode names = Json.object();
    for (Flow flow : answer.trace().flows()) {
      for (int account : new int[] {flow.from(), flow.to()}) {
        answer
            .label(account)
            .ifPresent(label -> names.set(answer.ledger().account(account), label(label)));
      }
    }
    return names;
  }

  /** What the outputs pay to that value came over. */
  private static ObjectNode addresses(Answer answer) {
    ObjectNode addresses = Json.object();
    for (Flow flow : answer.trace().flows()) {
      for (int account : new int[] {flow.from(), flow.to()}) {
        answer
            .address(account)
            .ifPresent(address -> addresses.put(answer.ledger().account(account), address));
      }
    }
    for (Resting one : answer.trace().resting()) {
      answer
          .address(one.account())
          .ifPresent(address -> addresses.put(answer.ledger().account(one.account()), address));
    }
    return addresses;
  }

  private static ObjectNode label(Label label) {
    return Json.object()
        .put("name", label.name())
        .put("kind", label.kind().word())
        .put("source", label.source());
  }

  static ObjectNode pattern(Answer answer, Pattern one) {
    ObjectNode json = Json.object();
    json.put("kind", one.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'));
    json.put("mistake", one.kind().isMistake());
    json.put("reason", one.reason());
    ArrayNode transactions = json.putArray("transactions");
    one.transactions()
        .forEach(position -> transactions.add(answer.id(answer.transaction(position))));
    ArrayNode accounts = json.putArray("accounts");
    one.accounts().forEach(account -> accounts.add(answer.ledger().account(account)));
    return json;
  }

  private static ObjectNode deposits(Answer answer, DepositGroup one) {
    ObjectNode json = Json.object();
    json.put("service", one.service());
    answer.labels().of(one.service()).ifPresent(label -> json.put("name", label.name()));
    ArrayNode addresses = json.putArray("addresses");
    one.addresses().forEach(addresses::add);
    return json.put("value", one.value().toString()).put("reason", one.reason());
  }

  static void blocks(Answer answer, ObjectNode json, Answer.Blocks blocks) {
    if (!answer.isBitcoin()) {
      json.put("chain", blocks.chain());
    }
    json.put("first", blocks.first().number())
        .put("first_hash", answer.id(blocks.first().hash()))
        .put("last", blocks.last().number())
        .put("last_hash", answer.id(blocks.last().hash()))
        .put("calls", blocks.calls());
  }

  static ObjectNode resting(Answer answer, Resting one) {
    ObjectNode json = Json.object();
    json.put("place", word(one.place()));
    if (one.account() != Ledger.NOBODY) {
      String name = answer.ledger().account(one.account());
      json.put("account", name);
      answer.address(one.account()).ifPresent(address -> json.put("address", address));
      answer.label(one.account()).ifPresent(label -> json.set("label", label(label)));
    }
    json.put("asset", asset(answer.ledger().asset(one.asset())));
    json.put("amount", one.tainted().toString());
    json.put("value", one.source().toString());
    json.put("hops", one.hops());
    Transaction since = answer.transaction(one.since());
    json.putObject("since")
        .put("transaction", answer.id(since))
        .put("block", since.block())
        .put("time", Answer.time(since));
    return json;
  }

  private static ObjectNode onward(Answer answer, Onward one) {
    Departure left = one.left().departure();
    ObjectNode json = Json.object();
    json.put("transaction", answer.id(answer.transaction(one.position())));
    json.put("value", one.value().toString());
    json.put("bridge", one.left().bridge());
    json.put("chain", left.destination().orElse(""));
    json.put("recipient", left.recipient().orElse(""));
    json.put("link", one.left().link().orElse(""));
    return json;
  }

  static ObjectNode flow(Answer answer, Flow one) {
    Ledger ledger = answer.ledger();
    ObjectNode json = Json.object();
    Transaction transaction = answer.transaction(one.position());
    json.put("transaction", answer.id(transaction));
    json.put("block", transaction.block());
    json.put("time", Answer.time(transaction));
    json.put("from", ledger.account(one.from()));
    json.put("given", asset(ledger.asset(one.given())));
    if (one.to() == Ledger.NOBODY) {
      json.putNull("to");
    } else {
      json.put("to", ledger.account(one.to()));
    }
    json.put("got", asset(ledger.asset(one.got())));
    json.put("amount", one.tainted().toString());
    json.put("value", one.source().toString());
    return json;
  }

  static String word(Place place) {
    return place.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** {@code native}, or the token's contract. */
  static String asset(Asset asset) {
    return switch (asset) {
      case Asset.Native any -> "native";
      case Asset.Token token -> token.contract().toString();
      case Asset.Item item -> item.contract() + "/" + item.id();
      case Asset.AnyItem item -> item.contract() + "/any";
      case Asset.Bitcoin any -> "bitcoin";
      case Asset.Money money -> money.word();
    };
  }
}
