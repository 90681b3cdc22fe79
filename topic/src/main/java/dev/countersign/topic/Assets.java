package dev.countersign.topic;

import dev.countersign.model.value.Address;
import dev.countersign.model.value.Asset;
import java.math.BigInteger;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;

/** Assets of facts. The chain of an asset is that of its fact. */
final class Assets {
  private Assets() {}

  static GenericRecord write(Asset asset, Schema schema) {
    return switch (asset) {
      case Asset.Native n -> part(schema, "native", null, "");
      case Asset.Token token -> part(schema, "token", token.contract(), "");
      case Asset.Item item -> part(schema, "item", item.contract(), item.id().toString());
      case Asset.AnyItem any -> part(schema, "any", any.contract(), any.criteria().toString());
      case Asset.Bitcoin() -> part(schema, "bitcoin", null, "");
      case Asset.Money money -> part(schema, "money", null, money.currency());
    };
  }

  private static GenericRecord part(
      Schema schema, String kind, @org.jspecify.annotations.Nullable Address contract, String id) {
    GenericRecord part = new GenericData.Record(schema);
    part.put("kind", kind);
    part.put(
        "contract",
        FactForm.buffer(
            contract == null ? dev.countersign.model.value.Bytes.EMPTY : contract.bytes()));
    part.put("id", id);
    return part;
  }

  static Asset read(long chain, GenericRecord part) {
    String id = part.get("id").toString();
    return switch (part.get("kind").toString()) {
      case "native" -> new Asset.Native(chain);
      case "token" -> new Asset.Token(chain, contract(part));
      case "item" -> new Asset.Item(chain, contract(part), new BigInteger(id));
      case "any" -> new Asset.AnyItem(chain, contract(part), new BigInteger(id));
      case "bitcoin" -> new Asset.Bitcoin();
      case "money" -> new Asset.Money(id);
      default -> throw new IllegalArgumentException("no asset: " + part.get("kind"));
    };
  }

  private static Address contract(GenericRecord part) {
    return new Address(FactForm.bytes(part, "contract"));
  }
}
