package dev.countersign.trace.report;

import dev.countersign.model.json.Json;
import dev.countersign.trace.cross.Journey;
import dev.countersign.trace.cross.Landfall;
import dev.countersign.trace.cross.Passage;
import dev.countersign.trace.cross.Stay;
import dev.countersign.trace.lead.Lead;
import dev.countersign.trace.ledger.Transaction;
import dev.countersign.trace.taint.Flow;
import dev.countersign.trace.taint.Place;
import dev.countersign.trace.taint.Resting;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A trace over several chains in JSON: what {@link JsonAnswer} says, each with its chain, and the
 * crossings. What went over a bridge is a flow too.
 */
public final class ItineraryJson {
  private record Step(long time, int leg, ObjectNode json) {}

  private final Itinerary told;

  private ItineraryJson(Itinerary told) {
    this.told = told;
  }

  /** The whole of it, with every flow. */
  public static ObjectNode of(Itinerary told) {
    return new ItineraryJson(told).json();
  }

  private ObjectNode json() {
    Journey journey = told.journey();
    ObjectNode json = Json.object();
    json.put("version", told.version());
    json.put("method", told.first().trace().method().word());
    json.put("chain", told.chain(0));
    json.put("asset", JsonAnswer.asset(told.unit()));
    json.put("stolen", journey.stolen().toString());
    json.put("presumed", told.presumed().toString());
    json.put("transactions", told.transactions());
    json.put("complete", told.isComplete());
    ObjectNode totals = json.putObject("totals");
    for (Place place : Answer.ORDER) {
      totals.put(JsonAnswer.word(place), told.in(place).toString());
    }
    json.put("bridge_fees", journey.bridgeFees().toString());
    json.put("crossings_by_match", told.matched().size());
    json.set("resting", resting());
    json.set("flows", flows());
    ArrayNode crossings = json.putArray("crossings");
    journey.passages().forEach(one -> crossings.add(crossing(one)));
    ArrayNode stays = json.putArray("not_crossed");
    journey.stays().forEach(one -> stays.add(stay(one)));
    ArrayNode patterns = json.putArray("patterns");
    ObjectNode names = json.putObject("names");
    List<Lead> leads = new ArrayList<>();
    for (int leg = 0; leg < told.chains().size(); leg++) {
      if (told.chains().get(leg).isPresent()) {
        Answer answer = told.answer(leg);
        String chain = told.chain(leg);
        answer
            .remarks()
            .patterns()
            .forEach(one -> patterns.add(JsonAnswer.pattern(answer, one).put("chain", chain)));
        JsonAnswer.names(answer)
            .properties()
            .forEach(one -> names.set(one.getKey(), one.getValue()));
        leads.addAll(answer.remarks().leads());
      }
    }
    json.set("leads", LeadsJson.of(leads));
    json.set("inputs", JsonAnswer.inputs(told.inputs()));
    ArrayNode blocks = json.putArray("blocks");
    told.chains()
        .forEach(one ->
            one.ifPresent(answer ->
                answer
                    .blocks()
                    .ifPresent(from -> JsonAnswer.blocks(answer, blocks.addObject(), from))));
    return json;
  }

  private ArrayNode resting() {
    ArrayNode all = Json.object().putArray("resting");
    for (int leg = 0; leg < told.journey().legs().size(); leg++) {
      for (Resting one : told.journey().legs().get(leg).resting()) {
        all.add(
            JsonAnswer.resting(told.answer(leg), one)
                .put("chain", told.chain(leg))
                .put("some_by_match", told.isByMatch(leg)));
      }
    }
    for (Passage one : told.journey().passages()) {
      if (one.fee().signum() > 0) {
        ObjectNode fee = all.addObject();
        fee.put("place", JsonAnswer.word(Place.FEE));
        fee.put("bridge", told.bridge(one.bridge(), one.from(), one.account()));
        fee.put("asset", JsonAnswer.asset(told.asset(one.from(), one.asset())));
        fee.put("amount", "0");
        fee.put("value", one.fee().toString());
        fee.put("hops", 0);
        when(fee.putObject("since"), told.transaction(one.from(), one.position()));
        fee.put("chain", told.chain(one.from()));
      }
    }
    return all;
  }

  private ArrayNode flows() {
    List<Step> steps = new ArrayList<>();
    for (int leg = 0; leg < told.chains().size(); leg++) {
      if (told.chains().get(leg).isPresent()) {
        Answer answer = told.answer(leg);
        for (Flow one : answer.trace().flows()) {
          steps.add(
              new Step(
                  answer.transaction(one.position()).time(),
                  leg,
                  JsonAnswer.flow(answer, one).put("chain", told.chain(leg))));
        }
      }
    }
    for (Passage one : told.journey().passages()) {
      Landfall at = one.at();
      Transaction there = told.transaction(at.shore(), at.position());
      ObjectNode flow = Json.object();
      when(flow, there);
      flow.put("from", told.account(one.from(), one.account()));
      flow.put("given", JsonAnswer.asset(told.asset(one.from(), one.asset())));
      flow.put("to", told.account(at.shore(), at.account()));
      flow.put("got", JsonAnswer.asset(told.asset(at.shore(), at.asset())));
      flow.put("amount", one.landed().toString());
      flow.put("value", one.arrived().toString());
      flow.put("chain", told.chain(one.from()));
      flow.put("to_chain", told.chain(at.shore()));
      steps.add(new Step(there.time(), told.chains().size(), flow));
    }
    steps.sort(Comparator.comparingLong(Step::time).thenComparingInt(Step::leg));
    ArrayNode all = Json.object().putArray("flows");
    steps.forEach(one -> all.add(one.json));
    return all;
  }

  private static void when(ObjectNode json, Transaction transaction) {
    json.put("transaction", transaction.hash().toHex())
        .put("block", transaction.block())
        .put("time", Answer.time(transaction));
  }

  private ObjectNode crossing(Passage one) {
    ObjectNode json = Json.object();
    json.put("bridge", told.bridge(one.bridge(), one.from(), one.account()));
    json.put("decoded", one.at().decoded());
    json.put("confidence", one.at().confidence());
    json.put("basis", one.at().basis());
    json.put("bridges_in_a_row", one.depth());
    json.put("value", one.value().toString());
    json.put("arrived", one.arrived().toString());
    json.put("fee", one.fee().toString());
    side(
        json.putObject("from"),
        one.from(),
        one.position(),
        one.account(),
        one.asset(),
        one.tainted());
    side(
        json.putObject("to"),
        one.at().shore(),
        one.at().position(),
        one.at().account(),
        one.at().asset(),
        one.landed());
    return json;
  }

  private void side(
      ObjectNode json, int leg, long position, int account, int asset, BigInteger amount) {
    json.put("chain", told.chain(leg));
    when(json, told.transaction(leg, position));
    json.put("account", told.account(leg, account));
    json.put("asset", JsonAnswer.asset(told.asset(leg, asset)));
    json.put("amount", amount.toString());
  }

  private ObjectNode stay(Stay one) {
    ObjectNode json = Json.object();
    json.put("bridge", told.bridge(one.bridge(), one.from(), one.account()));
    json.put("value", one.value().toString());
    json.put("reason", one.reason());
    json.put("chain", told.chain(one.from()));
    json.put("transaction", told.transaction(one.from(), one.position()).hash().toHex());
    json.put("account", told.account(one.from(), one.account()));
    json.put("to_chain", one.destination().orElse(""));
    json.put("recipient", one.recipient().orElse(""));
    one.maybe()
        .ifPresent(at -> {
          ObjectNode maybe = json.putObject("perhaps");
          maybe.put("confidence", at.confidence());
          maybe.put("decoded", at.decoded());
          maybe.put("basis", at.basis());
          side(maybe, at.shore(), at.position(), at.account(), at.asset(), at.amount());
        });
    return json;
  }
}
