package dev.countersign.gate.effect;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** The stable names of effects, such as {@code owner-added}. */
public final class EffectKinds {
  private static final Pattern HUMP = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])");

  /** Whatever is not in here counts as a change of control: what is forgotten is held. */
  private static final Set<Class<?>> NO_CONTROL =
      Set.of(
          Effect.AssetMoved.class,
          Effect.ApprovalGranted.class,
          Effect.OperatorSet.class,
          Effect.TransferAuthorised.class,
          Effect.OrderSigned.class,
          Effect.ContractCreated.class,
          Effect.HashApproved.class,
          Effect.MessageSigned.class,
          Effect.CallUnread.class,
          Effect.RefundPaid.class,
          Effect.BitcoinPaid.class,
          Effect.BitcoinChange.class,
          Effect.BitcoinFee.class);

  /** The names of those that change control, in the order of their declaration. */
  public static final List<String> CONTROL =
      Arrays.stream(Effect.class.getPermittedSubclasses())
          .filter(kind -> !NO_CONTROL.contains(kind))
          .map(kind -> hyphenated(kind.getSimpleName()))
          .toList();

  private EffectKinds() {}

  /** The name of an effect's kind. */
  public static String of(Effect effect) {
    return hyphenated(effect.getClass().getSimpleName());
  }

  /** True for a change of control: it needs a control quorum, not the people who pay bills. */
  public static boolean changesControl(Effect effect) {
    return !NO_CONTROL.contains(effect.getClass());
  }

  /** A type's name in lower case with hyphens. */
  public static String hyphenated(String name) {
    return HUMP.matcher(name).replaceAll("-").toLowerCase(Locale.ROOT);
  }
}
