package dev.countersign.server.rpc;

import dev.countersign.model.json.Json;
import dev.countersign.model.value.UnreadableInput;
import dev.countersign.server.api.Problem;
import dev.countersign.server.machine.CallingMachine;
import dev.countersign.server.wallet.Wallet;
import dev.countersign.server.wallet.WalletStore;
import dev.countersign.server.wire.JsonBody;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code /api/v1/rpc/WALLET}: what a bot or wallet points at instead of its node. */
@RestController
public final class RpcApi {
  private static final int MOST_BYTES = 1024 * 1024;
  private static final int MOST_CALLS = 50;

  private final RpcDesk desk;
  private final WalletStore wallets;

  /** An API over that desk. */
  public RpcApi(RpcDesk desk, WalletStore wallets) {
    this.desk = desk;
    this.wallets = wallets;
  }

  /** Answers a request, or a batch of them in its order. */
  @PostMapping("/api/v1/rpc/{wallet}")
  public ResponseEntity<byte[]> answer(
      CallingMachine who,
      @PathVariable("wallet") String label,
      @RequestHeader(name = "Idempotency-Key", defaultValue = "") String key,
      HttpServletRequest request)
      throws IOException {
    Optional<Wallet> wallet = wallets.labelled(label);
    if (wallet.isEmpty()) {
      return Problem.response(
          HttpStatus.NOT_FOUND,
          "not-found",
          "There is no such wallet",
          "No wallet under Countersign has this label.");
    }
    if (!key.matches("[!-~]{0,200}")) {
      return Problem.response(
          HttpStatus.BAD_REQUEST,
          "idempotency-key-unusable",
          "The key cannot be used",
          "The header Idempotency-Key has more than 200 characters, or some that cannot be seen.");
    }
    JsonNode body;
    try {
      body = JsonBody.read(request, MOST_BYTES);
    } catch (UnreadableInput e) {
      return said(RpcCall.fault(null, new RpcFault(RpcFault.UNPARSABLE, e.sentence())));
    }
    if (!(body instanceof ArrayNode batch)) {
      JsonNode answer = one(who, wallet.get(), body, key);
      return answer == null ? ResponseEntity.noContent().build() : said(answer);
    }
    if (batch.isEmpty() || batch.size() > MOST_CALLS) {
      return said(
          RpcCall.fault(
              null,
              new RpcFault(RpcFault.NO_REQUEST, "A batch has 1 to " + MOST_CALLS + " requests")));
    }
    ArrayNode answers = Json.object().arrayNode();
    for (int i = 0; i < batch.size(); i++) {
      // The key names one request; those of a batch are told apart by their place.
      JsonNode answer = one(who, wallet.get(), batch.get(i), key.isEmpty() ? key : key + "#" + i);
      if (answer != null) {
        answers.add(answer);
      }
    }
    return answers.isEmpty() ? ResponseEntity.noContent().build() : said(answers);
  }

  /** Its answer; null where it asks for none, and so is not carried out either. */
  private @Nullable ObjectNode one(
      CallingMachine who, Wallet wallet, JsonNode request, String key) {
    JsonNode id = RpcCall.id(request);
    try {
      RpcCall call = RpcCall.of(request);
      return call.id() == null ? null : RpcCall.result(id, desk.answer(who, wallet, call, key));
    } catch (RpcFault fault) {
      return RpcCall.fault(id, fault);
    }
  }

  private static ResponseEntity<byte[]> said(JsonNode answer) {
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_JSON)
        .body(Json.compact(answer).getBytes(StandardCharsets.UTF_8));
  }
}
