package dev.countersign.response.freeze.form;

import dev.countersign.model.json.Json;
import dev.countersign.model.json.JsonFields;
import dev.countersign.model.value.Amount;
import dev.countersign.model.value.UnreadableInput;
import dev.countersign.response.freeze.Arrival;
import dev.countersign.response.freeze.Chain;
import dev.countersign.response.freeze.ChainAsset;
import dev.countersign.response.freeze.Company;
import dev.countersign.response.freeze.Contact;
import dev.countersign.response.freeze.FreezeRequest;
import dev.countersign.response.freeze.Holder;
import dev.countersign.response.freeze.HolderKind;
import dev.countersign.response.freeze.Quantity;
import dev.countersign.response.freeze.Resting;
import dev.countersign.response.freeze.Terms;
import java.math.BigInteger;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/** Reads a request that {@link FreezeJson} wrote; strictly, so that nothing is silently dropped. */
public final class FreezeJsonReader {
  /** The most decimal digits of an amount. */
  private static final int MOST_DIGITS = 100;

  private FreezeJsonReader() {}

  /**
   * Reads it.
   *
   * @throws UnreadableInput when it is no request, has a field that is none, or its totals are not
   *     those of its addresses
   */
  public static FreezeRequest read(String text) {
    JsonNode json = Json.parse(text, "The freeze request");
    try {
      return request(json);
    } catch (IllegalArgumentException e) {
      throw new UnreadableInput("The freeze request cannot be taken: " + e.getMessage());
    }
  }

  private static FreezeRequest request(JsonNode json) {
    JsonFields.only(
        json,
        "The freeze request",
        "format",
        "reference",
        "caseNumber",
        "company",
        "holder",
        "legalBasis",
        "made",
        "deadline",
        "tracedAt",
        "method",
        "stolen",
        "totals",
        "items");
    String format = JsonFields.text(json, "format");
    if (!format.equals(FreezeJson.FORMAT)) {
      throw new UnreadableInput("The freeze request has another format than " + FreezeJson.FORMAT);
    }
    Holder holder = holder(JsonFields.required(json, "holder"));
    FreezeRequest request =
        new FreezeRequest(
            JsonFields.text(json, "reference"),
            new Terms(
                JsonFields.text(json, "caseNumber"),
                company(JsonFields.required(json, "company")),
                JsonFields.text(json, "legalBasis"),
                time(json, "made"),
                time(json, "deadline")),
            holder,
            quantity(JsonFields.required(json, "stolen"), "stolen"),
            time(json, "tracedAt"),
            JsonFields.text(json, "method"),
            list(json, "items", FreezeRequest.MOST_ITEMS, one -> item(one, holder)));
    List<Quantity> totals =
        list(json, "totals", FreezeRequest.MOST_ITEMS, one -> quantity(one, "a total"));
    if (!totals.equals(request.totals())) {
      throw new UnreadableInput(
          "The freeze request's totals are not the sums of its addresses, which are "
              + request.totals().stream().map(Quantity::words).limit(5).toList());
    }
    return request;
  }

  private static Company company(JsonNode json) {
    JsonFields.only(json, "The company", "name", "address", "contact");
    JsonNode contact = JsonFields.required(json, "contact");
    JsonFields.only(contact, "The contact", "name", "mail", "phone");
    return new Company(
        JsonFields.text(json, "name"),
        JsonFields.text(json, "address"),
        new Contact(
            JsonFields.text(contact, "name"),
            JsonFields.text(contact, "mail"),
            JsonFields.text(contact, "phone")));
  }

  private static Holder holder(JsonNode json) {
    JsonFields.only(json, "The holder", "kind", "name", "contact");
    HolderKind kind =
        HolderKind.of(JsonFields.text(json, "kind"))
            .orElseThrow(
                () -> new UnreadableInput("The holder's kind is none of exchange, issuer, bridge"));
    return new Holder(kind, JsonFields.text(json, "name"), JsonFields.text(json, "contact"));
  }

  private static Quantity quantity(JsonNode json, String what) {
    JsonFields.only(
        json,
        "The quantity " + what,
        "chain",
        "chainName",
        "asset",
        "symbol",
        "decimals",
        "amount");
    return new Quantity(
        new ChainAsset(
            new Chain(JsonFields.text(json, "chain"), JsonFields.text(json, "chainName")),
            JsonFields.text(json, "asset"),
            JsonFields.text(json, "symbol"),
            whole(json, "decimals", 8)),
        amount(json, "amount"));
  }

  private static Resting item(JsonNode json, Holder holder) {
    JsonFields.only(json, "An item", "address", "what", "value", "confidence", "transactions");
    return new Resting(
        holder,
        JsonFields.text(json, "address"),
        quantity(JsonFields.required(json, "what"), "of an item"),
        amount(json, "value"),
        whole(json, "confidence", 8),
        list(json, "transactions", Resting.MOST_ARRIVALS, FreezeJsonReader::arrival));
  }

  private static Arrival arrival(JsonNode json) {
    JsonFields.only(json, "A transaction", "transaction", "block", "time", "amount");
    return new Arrival(
        JsonFields.text(json, "transaction"),
        JsonFields.uint(JsonFields.required(json, "block"), "The field \"block\"", 53)
            .longValueExact(),
        time(json, "time"),
        amount(json, "amount"));
  }

  private static <T> List<T> list(JsonNode json, String name, int most, Function<JsonNode, T> one) {
    JsonNode array = JsonFields.required(json, name);
    if (!array.isArray() || array.size() > most) {
      throw new UnreadableInput("The field \"" + name + "\" is not an array of at most " + most);
    }
    List<T> all = new ArrayList<>();
    array.forEach(node -> all.add(one.apply(node)));
    return all;
  }

  private static int whole(JsonNode json, String name, int bits) {
    return JsonFields.uint(JsonFields.required(json, name), "The field \"" + name + "\"", bits)
        .intValueExact();
  }

  private static Amount amount(JsonNode json, String name) {
    String text = JsonFields.text(json, name);
    if (!text.matches("0|[1-9][0-9]{0," + (MOST_DIGITS - 1) + "}")) {
      throw new UnreadableInput(
          "The field \"" + name + "\" is no amount: expected decimal digits of smallest units");
    }
    return new Amount(new BigInteger(text));
  }

  private static Instant time(JsonNode json, String name) {
    String text = JsonFields.text(json, name);
    try {
      Instant at = Instant.parse(text);
      if (at.toString().equals(text)) {
        return at;
      }
    } catch (DateTimeParseException e) {
      throw noTime(name);
    }
    throw noTime(name);
  }

  private static UnreadableInput noTime(String name) {
    return new UnreadableInput(
        "The field \"" + name + "\" is no time: expected such as 2025-02-21T14:13:35Z");
  }
}
