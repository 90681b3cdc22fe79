package dev.countersign.lure.outlook;

import dev.countersign.lure.archive.LittleEndian;
import dev.countersign.lure.bound.Budget;
import dev.countersign.lure.compound.CompoundFile;
import java.util.Optional;

/** Reads Outlook's own forms of a mail. */
public final class OutlookReading {
  private static final long COMPOUND = 0xe011cfd0L;
  private static final long COMPOUND_TOO = 0xe11ab1a1L;
  private static final long TNEF = 0x223e9f78L;

  private OutlookReading() {}

  /**
   * The message in a {@code .msg} or a {@code winmail.dat}, told by its bytes.
   *
   * @return nothing where it is neither
   * @throws Budget.UsedUp when it is too much
   */
  public static Optional<OutlookMessage> read(byte[] bytes, Budget budget) throws Budget.UsedUp {
    if (isCompound(bytes)) {
      CompoundFile file = CompoundFile.read(bytes, budget);
      return MessageFile.is(file) ? Optional.of(MessageFile.read(file, budget)) : Optional.empty();
    }
    return isPacked(bytes)
        ? Optional.of(new PackedMessage(bytes, budget, 0).message())
        : Optional.empty();
  }

  /** The message in a compound file; nothing where it holds none. */
  public static Optional<OutlookMessage> read(CompoundFile file, Budget budget)
      throws Budget.UsedUp {
    return MessageFile.is(file) ? Optional.of(MessageFile.read(file, budget)) : Optional.empty();
  }

  /** Whether it begins as {@code .msg} does, as do Office's older documents and others. */
  public static boolean isCompound(byte[] bytes) {
    return LittleEndian.u32(bytes, 0) == COMPOUND && LittleEndian.u32(bytes, 4) == COMPOUND_TOO;
  }

  /** Whether it begins as {@code winmail.dat} does. */
  public static boolean isPacked(byte[] bytes) {
    return LittleEndian.u32(bytes, 0) == TNEF;
  }
}
