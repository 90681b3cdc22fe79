package dev.countersign.gate.typed;

import dev.countersign.chain.eip712.TypedDataReader;
import dev.countersign.chain.payload.TypedDataPayload;
import dev.countersign.gate.effect.Effect;
import dev.countersign.gate.finding.GateFinding;
import dev.countersign.gate.known.Directory;
import dev.countersign.gate.known.Known;
import dev.countersign.gate.reading.ChainFacts;
import dev.countersign.gate.reading.Reading;
import dev.countersign.model.json.Json;
import dev.countersign.model.value.Address;
import dev.countersign.model.value.Bytes;
import dev.countersign.model.value.Keccak256;
import dev.countersign.model.verdict.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Typed data as a wallet gets it, its types written in the notation of EIP-712. */
final class TypedExample {
  static final Address ALICE = Address.of("0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266");
  static final Address STRANGER = Address.of("0x70997970C51812dc3A010C7d01b50e0d17dc79C8");
  static final Address ROUTER = Address.of("0x66a9893cC07D91D95644AEDD05D03f95e1dBA8Af");
  static final Address PAYEE = Address.of("0x15d34AAf54267DB7D7c367839AAf71A00a2C6A65");

  /** Begins and ends like {@link #PAYEE} and {@link #ROUTER}. */
  static final Address LIKE_PAYEE = Address.of("0x15d34aaf00000000000000000000000000000a65");

  static final Address LIKE_ROUTER = Address.of("0x66a9893c000000000000000000000000000008af");
  static final Address USDC = Address.of("0xA0b86991c6218b36c1d19D4a2e9Eb0cE3606eB48");
  static final Address DAI = Address.of("0x6B175474E89094C44Da98b954EedeAC495271d0F");
  static final Address UNKNOWN_TOKEN = Address.of("0x00000000000000000000000000000000c0FFee01");
  static final Address PERMIT2 = Address.of("0x000000000022D473030F116dDEE9F6B43aC78BA3");

  static final Directory OURS =
      new Directory(
          new Known(
              List.of(),
              List.of(
                  new Known.Entry(null, ALICE, Known.Kind.OWN, "Treasury"),
                  new Known.Entry(null, ROUTER, Known.Kind.SPENDER, "Universal Router"),
                  new Known.Entry(null, PAYEE, Known.Kind.COUNTERPARTY, "Payroll")),
              List.of(),
              Set.of(),
              List.of(),
              List.of(),
              List.of()));

  private final Reading reading = new Reading();
  private final TypedDataPayload payload;
  private Directory directory = OURS;
  private ChainFacts facts = ChainFacts.NONE;

  private TypedExample(TypedDataPayload payload) {
    this.payload = payload;
  }

  /** Data for chain 1, asked of Alice. */
  static TypedExample of(
      String encodedType, String domainName, @Nullable Address contract, String message) {
    String checks = contract == null ? "" : ",\"verifyingContract\":\"" + contract + "\"";
    return of(
        encodedType, "{\"name\":\"" + domainName + "\",\"chainId\":1" + checks + "}", message);
  }

  static TypedExample of(String encodedType, String domain, String message) {
    ObjectNode types = Json.object();
    for (String struct : encodedType.split("(?<=\\))", -1)) {
      if (struct.isEmpty()) {
        continue;
      }
      int open = struct.indexOf('(');
      ArrayNode members = types.putArray(struct.substring(0, open));
      for (String member : struct.substring(open + 1, struct.length() - 1).split(",", -1)) {
        String[] typeAndName = member.split(" ", -1);
        members.addObject().put("type", typeAndName[0]).put("name", typeAndName[1]);
      }
    }
    ObjectNode data = Json.object();
    data.set("types", types);
    data.put("primaryType", encodedType.substring(0, encodedType.indexOf('(')));
    data.set("domain", Json.parse(domain, "The domain"));
    data.set("message", Json.parse(message, "The message"));
    return new TypedExample(TypedDataReader.read(data).askedOf(ALICE));
  }

  TypedDataPayload payload() {
    return payload;
  }

  TypedExample askedOf(@Nullable Address signer) {
    TypedExample other = new TypedExample(payload.askedOf(signer));
    other.directory = directory;
    other.facts = facts;
    return other;
  }

  TypedExample with(ChainFacts said) {
    facts = said;
    return this;
  }

  TypedExample with(Directory known) {
    directory = known;
    return this;
  }

  TypedExample read() {
    new TypedReading(directory, facts).read(payload, reading);
    return this;
  }

  List<GateFinding> codes() {
    return reading.findings().stream().map(Finding::code).map(GateFinding.class::cast).toList();
  }

  String sentence(GateFinding code) {
    return reading.findings().stream()
        .filter(finding -> finding.code() == code)
        .map(Finding::sentence)
        .findFirst()
        .orElseThrow();
  }

  List<Effect> effects() {
    return new ArrayList<>(reading.effects());
  }

  /** A node that knows one token's symbol and which account has no code. */
  record Node(Address token, String name, @Nullable Address codeless) implements ChainFacts {
    @Override
    public Optional<Bytes> codeHash(Address account) {
      return Optional.of(
          Keccak256.hash(account.equals(codeless) ? Bytes.EMPTY : Bytes.fromHex("0x6001")));
    }

    @Override
    public Optional<String> symbol(Address asked) {
      return asked.equals(token) ? Optional.of(name) : Optional.empty();
    }

    @Override
    public Optional<Integer> decimals(Address asked) {
      return Optional.empty();
    }
  }
}
