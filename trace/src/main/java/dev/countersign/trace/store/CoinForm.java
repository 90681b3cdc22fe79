package dev.countersign.trace.store;

import dev.countersign.chain.bitcoin.BitcoinAddress;
import dev.countersign.chain.bitcoin.BitcoinNetwork;
import dev.countersign.chain.bitcoin.Coin;
import dev.countersign.chain.bitcoin.ScriptKind;
import dev.countersign.model.value.Bytes;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a store keeps of an output besides its name and amount: a byte, and the hash or key of its
 * address where it has one.
 *
 * @param valued whether its amount is more than zero
 */
record CoinForm(ScriptKind kind, boolean spendable, boolean valued, Optional<String> address) {
  private static final int SPENDABLE = 8;
  private static final int VALUED = 16;
  private static final int HOW_SHIFT = 5;
  private static final int NO_ADDRESS = 0;
  private static final int TEXT = 4;

  /** By the number that is written. */
  private static final List<Shape> SHAPES =
      List.of(
          new Shape(ScriptKind.P2PKH, Bytes.fromHex("0x76a914"), 20, Bytes.fromHex("0x88ac")),
          new Shape(ScriptKind.P2SH, Bytes.fromHex("0xa914"), 20, Bytes.fromHex("0x87")),
          new Shape(ScriptKind.P2WPKH, Bytes.fromHex("0x0014"), 20, Bytes.EMPTY),
          new Shape(ScriptKind.P2WSH, Bytes.fromHex("0x0020"), 32, Bytes.EMPTY),
          new Shape(ScriptKind.P2TR, Bytes.fromHex("0x5120"), 32, Bytes.EMPTY),
          new Shape(ScriptKind.FUTURE_WITNESS, Bytes.EMPTY, 0, Bytes.EMPTY),
          new Shape(ScriptKind.OTHER, Bytes.EMPTY, 0, Bytes.EMPTY));

  /** By the number that is written, less one. */
  private static final List<BitcoinNetwork> NETWORKS =
      List.of(BitcoinNetwork.MAINNET, BitcoinNetwork.TESTNET, BitcoinNetwork.REGTEST);

  /** A script's bytes before and behind what tells it from others of its kind. */
  private record Shape(ScriptKind kind, Bytes before, int length, Bytes behind) {}

  static CoinForm of(Coin coin) {
    return new CoinForm(coin.kind(), coin.spendable(), coin.amount() > 0, coin.address());
  }

  Coin coin(String outpoint, long amount) {
    return new Coin(outpoint, address, kind, amount, spendable);
  }

  void put(Packer packer) {
    int number = 0;
    while (SHAPES.get(number).kind != kind) {
      number++;
    }
    Shape shape = SHAPES.get(number);
    BitcoinAddress known = known(shape);
    int how =
        address.isEmpty()
            ? NO_ADDRESS
            : known == null ? TEXT : 1 + NETWORKS.indexOf(known.network());
    packer.u8(number | (spendable ? SPENDABLE : 0) | (valued ? VALUED : 0) | how << HOW_SHIFT);
    if (known != null) {
      int from = shape.before.length();
      packer.raw(known.scriptPubKey().slice(from, from + shape.length).toArray());
    } else if (address.isPresent()) {
      byte[] text = address.get().getBytes(StandardCharsets.UTF_8);
      packer.number(text.length);
      packer.raw(text);
    }
  }

  /** The address, where its script says all of it. */
  private @Nullable BitcoinAddress known(Shape shape) {
    return shape.length == 0
        ? null
        : address
            .flatMap(BitcoinAddress::read)
            .filter(one ->
                ScriptKind.of(one.scriptPubKey()) == kind && one.toString().equals(address.get()))
            .orElse(null);
  }

  static CoinForm of(Unpacker in) {
    int head = in.u8();
    Shape shape = SHAPES.get(head & (SPENDABLE - 1));
    int how = head >> HOW_SHIFT;
    Optional<String> address =
        switch (how) {
          case NO_ADDRESS -> Optional.empty();
          case TEXT -> Optional.of(new String(in.raw(in.integer()), StandardCharsets.UTF_8));
          default ->
              BitcoinAddress.of(
                  NETWORKS.get(how - 1),
                  shape.before.concat(Bytes.of(in.raw(shape.length))).concat(shape.behind));
        };
    return new CoinForm(shape.kind, (head & SPENDABLE) != 0, (head & VALUED) != 0, address);
  }
}
