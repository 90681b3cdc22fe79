package dev.countersign.tour.story;

import static dev.countersign.tour.company.Firm.group;

import dev.countersign.chain.node.NodeFault;
import dev.countersign.model.json.Json;
import dev.countersign.model.value.Address;
import dev.countersign.model.value.Bytes;
import dev.countersign.tour.chain.PracticeChain;
import dev.countersign.tour.chain.PracticeSafe;
import dev.countersign.tour.company.Firm;
import dev.countersign.tour.company.Role;
import dev.countersign.tour.company.Treasury;
import dev.countersign.visit.Visitor;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The chapters after something was lost. */
final class Loss {
  private static final List<Address> SPLIT =
      List.of(
          Address.of("0x0000000000000000000000000000000000bad001"),
          Address.of("0x0000000000000000000000000000000000bad002"),
          Address.of("0x0000000000000000000000000000000000bad003"));

  private final Firm firm;
  private @Nullable Bytes theft;
  private long block;
  private @Nullable String traced;
  private String atServices = "";

  Loss(Firm firm) {
    this.firm = firm;
  }

  Scene drained() throws NodeFault {
    block = firm.treasury().height() + 1;
    theft = firm.treasury().signBlind("reserve", Story.THIEF, ether(80));
    Firm.eventually("signing stands still", () -> firm.journal().contains("signing-stopped"));
    Firm.eventually("the move is told", () -> firm.journal().contains("moved-uncountersigned"));
    Visitor security = firm.person(Role.SECURITY);
    Firm.eventually(
        "the incident is there",
        () -> security.get("/incidents").body().contains("href=\"/incidents/"));
    String incident =
        group(security.get("/incidents").body(), "href=\"(/incidents/[0-9a-f-]{36})\"");
    return new Scene(
        List.of(
            "80 ETH left the reserve in block " + block + ", and nothing countersigned says so.",
            "All signing stands still until two people lift the stop."),
        List.of(
            new Look("The incident", incident, Role.SECURITY),
            new Look("The chains as they are watched", "/watch", Role.SECURITY),
            new Look("Why signing stands still", "/stop", Role.SECURITY)));
  }

  Scene followed() throws NodeFault {
    Treasury treasury = firm.treasury();
    for (Address part : SPLIT) {
      treasury.pay(Story.THIEF, part, ether(25));
    }
    treasury.pay(SPLIT.getFirst(), Story.DEPOSIT, ether(25));
    treasury.pay(Story.DEPOSIT, Firm.EXCHANGE, ether(25));
    treasury.mine(2);
    Visitor security = firm.person(Role.SECURITY);
    ObjectNode asked = Json.object().put("from", Objects.requireNonNull(theft).toHex());
    asked
        .putObject("node")
        .put("chain", PracticeChain.ID)
        .put("fromBlock", block)
        .put("open", true);
    asked.putArray("labels").add(Firm.LABELS);
    String id =
        Visitor.told(
                security.post(
                    "/api/v1/traces", Json.compact(asked), "Content-Type", "application/json"))
            .path("id")
            .asString();
    traced = id;
    String trace = "/traces/" + id;
    Firm.eventually("the trace has an answer", () -> now(id).has("result"));
    JsonNode found = now(id).path("found");
    atServices = ether(found.path("totals").path("service"));
    return new Scene(
        List.of(
            "Stolen: "
                + ether(found.path("stolen"))
                + ". At exchanges and services: "
                + atServices
                + "."),
        List.of(
            new Look("The trace", trace, Role.SECURITY),
            new Look("As a graph", trace + "/graph", Role.SECURITY),
            new Look("By time", trace + "/timeline", Role.SECURITY)));
  }

  /** The trace's id. */
  String trace() {
    return Objects.requireNonNull(traced, "nothing was traced");
  }

  /** What the trace says came to exchanges and services. */
  String atServices() {
    return atServices;
  }

  private JsonNode now(String id) {
    return Json.parse(firm.person(Role.SECURITY).get("/api/v1/traces/" + id).body(), "The trace");
  }

  private static String ether(JsonNode wei) {
    return new BigDecimal(wei.asString()).movePointLeft(18).stripTrailingZeros().toPlainString()
        + " ETH";
  }

  private static BigInteger ether(int number) {
    return PracticeSafe.ETHER.multiply(BigInteger.valueOf(number));
  }
}
