package dev.countersign.chain.eip712;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.model.json.Json;
import dev.countersign.model.value.UnreadableInput;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

class RefusedTypedDataTest {

  /** One member of that type with that value. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "uint8|256|out of range; expected an unsigned number of at most 8 bits",
        "uint8|-1|out of range",
        "uint256|'-1'|out of range",
        "uint256|'0x10000000000000000000000000000000000000000000000000000000000000000'|whole number",
        "int8|128|a signed number of at most 8 bits",
        "int8|-129|a signed number of at most 8 bits",
        "int8|'0xff'|a signed number",
        "uint256|1.5|not a whole number",
        "uint256|1e3|not a whole number",
        "uint256|''|not a whole number",
        "uint256|'0x'|not a whole number",
        "uint256|'-0x1'|not a whole number",
        "uint256|' 1'|not a whole number",
        "uint256|true|not a whole number",
        "uint256|[]|not a whole number",
        "uint256|9007199254740993|beyond 2^53",
        "int256|-9007199254740993|beyond 2^53",
        "bool|'true'|neither true nor false",
        "bool|1|neither true nor false",
        "address|'0x00'|not an address",
        "address|1|not an address",
        "address|'0xF39Fd6e51aad88F6F4ce6aB8827279cffFb92266'|checksum",
        "bytes4|'0xa9059c'|has 3 bytes; its type says 4",
        "bytes4|'0xa9059cbb00'|has 5 bytes; its type says 4",
        "bytes4|'a9059cbb'|not bytes",
        "bytes|'text'|not bytes",
        "bytes|'0x0'|even number",
        "bytes|'0xzz'|not hexadecimal",
        "bytes|1|not bytes",
        "string|1|not text",
        "string|'\\ud800'|surrogate",
        "uint8[]|1|no list",
        "uint8[]|{}|no list",
        "uint8[2]|[1]|has 1 entries; its type says 2",
        "uint8[2]|[1,2,3]|has 3 entries; its type says 2",
        "uint8[][]|[[1],[256]]|message.x[1][0]",
        "uint8[]|[null]|message.x[0]",
        "Leaf|1|no JSON object; its type is the struct Leaf",
        "Leaf|{}|\"message.x.n\" is missing; the type Leaf declares it as uint8",
        "Leaf|{'n':1,'m':2}|\"message.x.m\" is not in the type Leaf: it would be shown but not",
      })
  void refusesValuesThatDoNotFitTheirType(String type, String value, String says) {
    refused(json(member("x", type), "{'x':" + value + "}"), says);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "uint",
        "int",
        "uint7",
        "uint264",
        "uint08",
        "int0",
        "bytes0",
        "bytes33",
        "uint2560",
        "uint8[",
        "uint8]",
        "uint8[01]",
        "uint8[-1]",
        "uint8[]x",
        "uint8[][",
        "uint8[1234567]",
        "",
        "[]",
        "Missing",
        "Missing[]",
        "Leaf n",
        "Leaf)",
        "uint8,uint8",
        "Lëaf",
        "uint8[][][][][][][][][]",
      })
  void refusesTypesThatAreUnknown(String type) {
    refused(json(member("x", type), "{'x':1}"), "\"x\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "a,uint8 b", "a)", "á", "a\\n"})
  void refusesNamesThatCouldBePunctuation(String name) {
    refused(json(member(name, "uint8"), "{}"), "is no name");
    refused(json(member("x", "uint8") + "],'" + name + "':[", "{}"), "is no name");
  }

  @ParameterizedTest
  @ValueSource(strings = {"address", "uint256", "uint", "bytes33", "bool", "string", "int7"})
  void refusesStructsNamedLikeATypeOfTheStandard(String name) {
    refused(json(member("x", "uint8") + "],'" + name + "':[", "{}"), "brings itself");
  }

  @Test
  void refusesTwoMembersOfOneName() {
    refused(
        json(member("x", "uint8") + "," + member("x", "address"), "{'x':1}"),
        "has two members named \"x\"");
  }

  @Test
  void refusesWhatIsShownButNotSigned() {
    refused(
        json(member("x", "uint8"), "{'x':1,'a':2,'b':3}"), "\"message.a\" is not in the type Top");
    changed(
        d -> object(d, "domain").put("contract", "x"), "\"domain.contract\" is not in the type");
  }

  @Test
  void refusesMissingParts() {
    for (String part : new String[] {"types", "primaryType", "domain", "message"}) {
      changed(d -> d.remove(part), "\"" + part + "\" is missing");
      changed(d -> d.putNull(part), "\"" + part + "\" is missing");
    }
    changed(d -> d.put("types", 1), "no JSON object");
    changed(d -> d.put("domain", 1), "no JSON object");
    changed(d -> d.put("message", "{}"), "no JSON object");
    changed(d -> object(d, "types").put("Top", 1), "is no list of members");
    changed(d -> ((ArrayNode) d.get("types").get("Top")).add(1), "lacks \"name\" or \"type\"");
    changed(d -> object(d, "message").putNull("x"), "\"message.x\" is missing");
    refused(Json.parse("[]", "The test"), "no JSON object");
  }

  @Test
  void refusesAPrimaryTypeThatIsNotDeclaredOrSignsNothing() {
    changed(d -> d.put("primaryType", "Other"), "\"Other\", which \"types\" does not declare");
    changed(d -> d.put("primaryType", "uint8"), "does not declare");
    changed(d -> d.put("primaryType", "Top[]"), "does not declare");
    changed(d -> d.put("primaryType", "EIP712Domain"), "no message would be signed");
  }

  @Test
  void refusesDomainsThatAreNotTheStandards() {
    changed(d -> domainType(d, "chainId", "string"), "has the member \"string chainId\"");
    changed(d -> domainType(d, "network", "string"), "has the member \"string network\"");
    changed(d -> domainType(d, "version", "string"), "\"domain.version\" is missing");
    changed(d -> object(d, "domain").put("salt", "0x00"), "has 1 bytes; its type says 32");
    changed(d -> object(d, "domain").putNull("version"), "\"domain.version\" is missing");
  }

  @Test
  void boundsTypesAndMembers() {
    changed(
        d -> {
          for (int i = 0; i < 256; i++) {
            object(d, "types").putArray("T" + i);
          }
        },
        "more than 256 types");
    changed(
        d -> {
          ArrayNode members = (ArrayNode) d.get("types").get("Top");
          for (int i = 0; i < 1_000; i++) {
            members.addObject().put("name", "m" + i).put("type", "uint8");
          }
        },
        "more than 1000 members");
  }

  @Test
  void readsStructsThatNameEachOtherAndBoundsTheirValues() {
    refused(nested(32), "more than 32 levels deep");
    assertThat(TypedDataReader.read(nested(15)).encodedType()).isEqualTo("Node(Node[] next)");
  }

  @Test
  void refusesACircleThatNoValueCanEnd() {
    ObjectNode data = nested(1);
    ((ObjectNode) data.get("types").get("Node").get(0)).put("type", "Node");
    refused(data, "\"message.next\" is no JSON object");
  }

  private static ObjectNode nested(int levels) {
    ObjectNode data =
        (ObjectNode)
            Json.parse(
                """
                {"types":{"Node":[{"name":"next","type":"Node[]"}]},"primaryType":"Node",
                 "domain":{"name":"n"}}
                """,
                "The test");
    ObjectNode node = data.putObject("message");
    for (int i = 1; i < levels; i++) {
      node = node.putArray("next").addObject();
    }
    node.putArray("next");
    return data;
  }

  private static void changed(Consumer<ObjectNode> change, String says) {
    ObjectNode data = json(member("x", "uint8"), "{'x':1}");
    assertThat(TypedDataReader.read(data).digest().length()).isEqualTo(32);
    change.accept(data);
    refused(data, says);
  }

  private static void domainType(ObjectNode data, String name, String type) {
    object(data, "types").putArray("EIP712Domain").addObject().put("name", name).put("type", type);
  }

  private static ObjectNode object(ObjectNode data, String field) {
    return (ObjectNode) data.get(field);
  }

  private static String member(String name, String type) {
    return "{'name':'" + name + "','type':'" + type + "'}";
  }

  private static ObjectNode json(String members, String message) {
    return (ObjectNode)
        Json.parse(
            ("{'types':{'Leaf':[{'name':'n','type':'uint8'}],'Top':["
                    + members
                    + "]},'primaryType':'Top','domain':{'name':'n','chainId':1},'message':"
                    + message
                    + "}")
                .replace('\'', '"'),
            "The test");
  }

  private static void refused(JsonNode data, String... says) {
    assertThatThrownBy(() -> TypedDataReader.read(data))
        .isInstanceOf(UnreadableInput.class)
        .hasMessageContainingAll(says);
  }
}
