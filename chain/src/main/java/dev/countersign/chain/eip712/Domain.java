package dev.countersign.chain.eip712;

import dev.countersign.chain.eip712.StructReader.HashedStruct;
import dev.countersign.model.value.Address;
import dev.countersign.model.value.Bytes;
import dev.countersign.model.value.UnreadableInput;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What separates one protocol's signatures from another's: the struct {@code EIP712Domain}. */
record Domain(HashedStruct struct) {
  static final String NAME = "EIP712Domain";

  /** The members of the standard in its order. */
  private static final Map<String, String> STANDARD = new LinkedHashMap<>();

  static {
    STANDARD.put("name", "string");
    STANDARD.put("version", "string");
    STANDARD.put("chainId", "uint256");
    STANDARD.put("verifyingContract", "address");
    STANDARD.put("salt", "bytes32");
  }

  /**
   * Reads the domain, with its declared type or, where there is none, that of the members it has,
   * in the order of the standard.
   *
   * @throws UnreadableInput on members that are not the standard's, since their meaning is unknown
   */
  static Domain read(TypeTable types, JsonNode domain) {
    TypeTable complete = types.declares(NAME) ? types : types.with(NAME, derived(domain));
    for (TypeTable.Member member : complete.members(NAME)) {
      if (!member.typeName().equals(STANDARD.get(member.name()))) {
        throw new UnreadableInput(
            "The type "
                + NAME
                + " has the member \""
                + member.typeName()
                + " "
                + member.name()
                + "\"; EIP-712 knows string name, string version, uint256 chainId, address"
                + " verifyingContract and bytes32 salt");
      }
    }
    return new Domain(new StructReader(complete).struct(NAME, domain, "domain"));
  }

  private static List<TypeTable.Member> derived(JsonNode domain) {
    List<TypeTable.Member> members = new ArrayList<>();
    STANDARD.forEach((name, type) -> {
      if (domain.has(name)) {
        members.add(TypeTable.Member.of(name, type));
      }
    });
    return members;
  }

  Bytes hash() {
    return struct.hash();
  }

  @Nullable BigInteger chainId() {
    return (BigInteger) struct.values().get("chainId");
  }

  @Nullable Address verifyingContract() {
    return (Address) struct.values().get("verifyingContract");
  }

  @Nullable String name() {
    return (String) struct.values().get("name");
  }
}
