package dev.countersign.gate.calls;

import dev.countersign.chain.abi.AbiParameters;
import dev.countersign.chain.abi.Selector;
import dev.countersign.gate.known.Directory;
import dev.countersign.gate.known.KnownFile;
import dev.countersign.gate.reading.Call;
import dev.countersign.gate.reading.ChainFacts;
import dev.countersign.gate.reading.Reading;
import dev.countersign.model.value.Address;
import dev.countersign.model.value.Bytes;
import dev.countersign.model.verdict.Finding;
import dev.countersign.model.verdict.FindingCode;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A wallet, what is known around it, and what its calls are read as. */
abstract class CallsOfAWallet {
  static final Address WALLET = Address.of("0x1db92e2eebc8e0c075a02bea49a2935bcd2dfcf4");
  static final Address USDC = Address.of("0xa0b86991c6218b36c1d19d4a2e9eb0ce3606eb48");
  static final Address WETH = Address.of("0xc02aaa39b223fe8d0a0e5c4f27ead9083c756cc2");
  static final Address EXCHANGE = Address.of("0x2222222222222222222222222222222222222222");
  static final Address SPENDER = Address.of("0x3333333333333333333333333333333333333333");
  static final Address NEW_TOKEN = Address.of("0x4444444444444444444444444444444444444444");
  static final Address STRANGER = Address.of("0x57ba8957ed2ff2e7ae38f4935451e81ce1eefbf5");
  static final Address MULTI_SEND = Address.of("0xa238cbeb142c10ef7ad8442c6d1f9e89e07e7761");
  static final Address CALL_ONLY = Address.of("0x40a2accbd92bca938b02010e17a5b8929b49130d");

  static final Directory DIRECTORY =
      new Directory(
          KnownFile.read(
              """
              {"wallets": [{"chainId": 1, "address": "0x1Db92e2EeBC8E0c075a02BeA49a2935BcD2dFCF4",
                            "label": "Cold wallet"}],
               "addresses": [
                 {"chainId": 1, "address": "0x2222222222222222222222222222222222222222",
                  "kind": "counterparty", "label": "Exchange deposit"},
                 {"chainId": 1, "address": "0x3333333333333333333333333333333333333333",
                  "kind": "spender", "label": "Router"},
                 {"chainId": 1, "address": "0x5555555555555555555555555555555555555555",
                  "kind": "library", "label": "Recovery library"},
                 {"chainId": 1, "address": "0x6666666666666666666666666666666666666666",
                  "kind": "multi-send-call-only", "label": "Our batches"}]}
              """));

  final Reading reading = new Reading();

  void call(Address target, String signature, Object... arguments) {
    read(
        new Call(1L, WALLET, target, BigInteger.ZERO, data(signature, arguments), false, "", 0),
        ChainFacts.NONE);
  }

  void delegate(Address target, Bytes data) {
    read(new Call(1L, WALLET, target, BigInteger.ZERO, data, true, "", 0), ChainFacts.NONE);
  }

  void read(Call call, ChainFacts facts) {
    new CallReading(DIRECTORY, facts).read(call, reading);
  }

  static Bytes data(String signature, Object... arguments) {
    String types = signature.substring(signature.indexOf('(') + 1, signature.length() - 1);
    return Selector.of(signature).concat(AbiParameters.parse(types).encode(arguments));
  }

  static Bytes batch(Bytes... parts) {
    Bytes packed = Bytes.EMPTY;
    for (Bytes part : parts) {
      packed = packed.concat(part);
    }
    return data("multiSend(bytes)", packed);
  }

  static Bytes part(int operation, Address to, BigInteger value, Bytes data) {
    return Bytes.of(new byte[] {(byte) operation})
        .concat(to.bytes())
        .concat(Bytes.word(value))
        .concat(Bytes.word(BigInteger.valueOf(data.length())))
        .concat(data);
  }

  static ChainFacts facts(@Nullable String symbol, @Nullable Bytes codeHash) {
    return new ChainFacts() {
      @Override
      public Optional<Bytes> codeHash(Address account) {
        return Optional.ofNullable(codeHash);
      }

      @Override
      public Optional<String> symbol(Address token) {
        return Optional.ofNullable(symbol);
      }

      @Override
      public Optional<Integer> decimals(Address token) {
        return Optional.empty();
      }
    };
  }

  List<FindingCode> codes() {
    return reading.findings().stream().map(Finding::code).toList();
  }
}
