package dev.countersign.gate.policy.reading;

import dev.countersign.gate.effect.Effect;
import dev.countersign.model.value.Address;
import dev.countersign.model.value.Amount;
import dev.countersign.model.value.Asset;
import dev.countersign.model.value.Bytes;
import java.lang.reflect.RecordComponent;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;

/** An effect of any kind, with something in every field. */
final class SampleEffect {
  private SampleEffect() {}

  static Effect of(Class<?> kind) throws ReflectiveOperationException {
    RecordComponent[] components = kind.getRecordComponents();
    Class<?>[] types =
        Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
    Object[] values = Arrays.stream(types).map(SampleEffect::value).toArray();
    return (Effect) kind.getDeclaredConstructor(types).newInstance(values);
  }

  private static Object value(Class<?> type) {
    if (type == Address.class) {
      return Address.ZERO;
    } else if (type == Amount.class) {
      return Amount.of(1);
    } else if (type == Asset.class) {
      return new Asset.Native(1);
    } else if (type == Bytes.class) {
      return Bytes.EMPTY;
    } else if (type == BigInteger.class) {
      return BigInteger.ONE;
    } else if (type == String.class) {
      return "text";
    } else if (type == List.class) {
      return List.of();
    } else if (type == boolean.class) {
      return true;
    } else if (type == int.class) {
      return 1;
    } else if (type == long.class) {
      return 1L;
    }
    throw new IllegalArgumentException("no value of " + type);
  }
}
