package dev.countersign.gate.report;

import dev.countersign.gate.effect.Effect;
import dev.countersign.gate.effect.EffectKinds;
import dev.countersign.model.value.Address;
import dev.countersign.model.value.Amount;
import dev.countersign.model.value.Asset;
import dev.countersign.model.value.Bytes;
import java.lang.reflect.RecordComponent;
import java.math.BigInteger;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/**
 * An effect's own fields as JSON: numbers as decimal text, so that none is rounded; bytes and
 * addresses as hexadecimal.
 */
final class EffectJson {
  private EffectJson() {}

  static void fill(ObjectNode json, Effect effect) {
    json.put("kind", EffectKinds.of(effect));
    fields(json, effect);
  }

  private static void fields(ObjectNode json, Object record) {
    for (RecordComponent component : record.getClass().getRecordComponents()) {
      Object value = read(component, record);
      if (value != null) {
        put(json, component.getName(), value);
      }
    }
  }

  private static void put(ObjectNode json, String name, Object value) {
    switch (value) {
      case Boolean flag -> json.put(name, flag);
      case Integer number -> json.put(name, number);
      case Long number -> json.put(name, number);
      case BigInteger number -> json.put(name, number.toString());
      case Amount amount -> json.put(name, amount.toString());
      case Address address ->
          json.put(name, address.equals(Effect.SIGNER) ? "signer" : address.toString());
      case Bytes bytes -> json.put(name, bytes.toHex());
      case Asset asset -> {
        ObjectNode nested = json.putObject(name);
        nested.put("kind", EffectKinds.hyphenated(asset.getClass().getSimpleName()));
        fields(nested, asset);
      }
      case List<?> list -> {
        var array = json.putArray(name);
        list.forEach(item -> fields(array.addObject(), item));
      }
      default -> json.put(name, value.toString());
    }
  }

  private static @org.jspecify.annotations.Nullable Object read(
      RecordComponent component, Object record) {
    try {
      return component.getAccessor().invoke(record);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("a record's component can always be read", e);
    }
  }
}
