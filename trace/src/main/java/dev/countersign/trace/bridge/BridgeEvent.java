package dev.countersign.trace.bridge;

import dev.countersign.chain.block.EventLog;
import dev.countersign.model.value.Bytes;
import dev.countersign.trace.bridge.EventForm.Arguments;
import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What each bridge logs, in its own words, and how that is read. */
final class BridgeEvent {
  /** All that are read. */
  static final List<BridgeEvent> ALL =
      List.of(
          new BridgeEvent(
              "THORChain",
              "Deposit(address indexed to,address indexed asset,uint256 amount,string memo)",
              (at, of) -> {
                Optional<Memo> memo = Memo.swap(of.text("memo"));
                return at.left(
                    of.address("asset"),
                    of.number("amount"),
                    "",
                    memo.flatMap(Memo::recipient),
                    memo.map(Memo::chain).orElse("thorchain"),
                    Optional.of(hash(at.transaction())));
              }),
          new BridgeEvent(
              "THORChain",
              "TransferOut(address indexed vault,address indexed to,address asset,"
                  + "uint256 amount,string memo)",
              (at, of) ->
                  at.came(
                      of.address("asset"),
                      of.number("amount"),
                      of.address("to"),
                      Memo.paidOut(of.text("memo")).orElse(""))),
          new BridgeEvent(
              "Celer cBridge",
              "Send(bytes32 transferId,address sender,address receiver,address token,"
                  + "uint256 amount,uint64 dstChainId,uint64 nonce,uint32 maxSlippage)",
              (at, of) ->
                  at.left(
                      of.address("token"),
                      of.number("amount"),
                      of.address("sender"),
                      Optional.of(of.address("receiver")),
                      ChainNumbers.EIP155.name(of.number("dstChainId")),
                      Optional.of(of.bytes("transferId").toHex()))),
          new BridgeEvent(
              "Celer cBridge",
              "Relay(bytes32 transferId,address sender,address receiver,address token,"
                  + "uint256 amount,uint64 srcChainId,bytes32 srcTransferId)",
              (at, of) ->
                  at.came(
                      of.address("token"),
                      of.number("amount"),
                      of.address("receiver"),
                      of.bytes("srcTransferId").toHex())),
          new BridgeEvent(
              "Across",
              "V3FundsDeposited(address inputToken,address outputToken,uint256 inputAmount,"
                  + "uint256 outputAmount,uint256 indexed destinationChainId,"
                  + "uint32 indexed depositId,uint32 quoteTimestamp,uint32 fillDeadline,"
                  + "uint32 exclusivityDeadline,address indexed depositor,address recipient,"
                  + "address exclusiveRelayer,bytes message)",
              BridgeEvent::acrossIn),
          new BridgeEvent(
              "Across",
              "FundsDeposited(bytes32 inputToken,bytes32 outputToken,uint256 inputAmount,"
                  + "uint256 outputAmount,uint256 indexed destinationChainId,"
                  + "uint256 indexed depositId,uint32 quoteTimestamp,uint32 fillDeadline,"
                  + "uint32 exclusivityDeadline,bytes32 indexed depositor,bytes32 recipient,"
                  + "bytes32 exclusiveRelayer,bytes message)",
              BridgeEvent::acrossIn),
          new BridgeEvent(
              "Across",
              "FilledV3Relay(address inputToken,address outputToken,uint256 inputAmount,"
                  + "uint256 outputAmount,uint256 repaymentChainId,uint256 indexed originChainId,"
                  + "uint32 indexed depositId,uint32 fillDeadline,uint32 exclusivityDeadline,"
                  + "address exclusiveRelayer,address indexed relayer,address depositor,"
                  + "address recipient,bytes message,(address,bytes,uint256,"
                  + "uint8) relayExecutionInfo)",
              BridgeEvent::acrossOut),
          new BridgeEvent(
              "Across",
              "FilledRelay(bytes32 inputToken,bytes32 outputToken,uint256 inputAmount,"
                  + "uint256 outputAmount,uint256 repaymentChainId,uint256 indexed originChainId,"
                  + "uint256 indexed depositId,uint32 fillDeadline,uint32 exclusivityDeadline,"
                  + "bytes32 exclusiveRelayer,bytes32 indexed relayer,bytes32 depositor,"
                  + "bytes32 recipient,bytes32 messageHash,(bytes32,bytes32,uint256,"
                  + "uint8) relayExecutionInfo)",
              BridgeEvent::acrossOut),
          new BridgeEvent(
              "Stargate or another OFT of LayerZero",
              "OFTSent(bytes32 indexed guid,uint32 dstEid,address indexed fromAddress,"
                  + "uint256 amountSentLD,uint256 amountReceivedLD)",
              (at, of) ->
                  at.left(
                      at.contract(),
                      of.number("amountSentLD"),
                      of.address("fromAddress"),
                      Optional.empty(),
                      ChainNumbers.LAYER_ZERO.name(of.number("dstEid")),
                      Optional.of(of.bytes("guid").toHex()))),
          new BridgeEvent(
              "Stargate or another OFT of LayerZero",
              "OFTReceived(bytes32 indexed guid,uint32 srcEid,address indexed toAddress,"
                  + "uint256 amountReceivedLD)",
              (at, of) ->
                  at.came(
                      at.contract(),
                      of.number("amountReceivedLD"),
                      of.address("toAddress"),
                      of.bytes("guid").toHex())),
          // Its amounts have the digits that its pools share, fees taken off; nothing links both
          // sides.
          new BridgeEvent(
              "Stargate 1",
              "Swap(uint16 chainId,uint256 dstPoolId,address from,uint256 amountSD,"
                  + "uint256 eqReward,uint256 eqFee,uint256 protocolFee,uint256 lpFee)",
              (at, of) ->
                  at.left(
                      at.contract(),
                      of.number("amountSD").add(of.number("eqReward")),
                      of.address("from"),
                      Optional.empty(),
                      ChainNumbers.LAYER_ZERO_1.name(of.number("chainId")),
                      Optional.empty())),
          new BridgeEvent(
              "Stargate 1",
              "SwapRemote(address to,uint256 amountSD,uint256 protocolFee,uint256 dstFee)",
              (at, of) -> at.came(at.contract(), of.number("amountSD"), of.address("to"), "")),
          new BridgeEvent(
              "Multichain",
              "LogAnySwapOut(address indexed token,address indexed from,address indexed to,"
                  + "uint256 amount,uint256 fromChainID,uint256 toChainID)",
              (at, of) ->
                  at.left(
                      of.address("token"),
                      of.number("amount"),
                      of.address("from"),
                      Optional.of(of.address("to")),
                      ChainNumbers.EIP155.name(of.number("toChainID")),
                      Optional.of(hash(at.transaction())))),
          new BridgeEvent(
              "Multichain",
              "LogAnySwapIn(bytes32 indexed txhash,address indexed token,address indexed to,"
                  + "uint256 amount,uint256 fromChainID,uint256 toChainID)",
              (at, of) ->
                  at.came(
                      of.address("token"),
                      of.number("amount"),
                      of.address("to"),
                      hash(of.bytes("txhash").toHex()))),
          new BridgeEvent(
              "Poly Network",
              "LockEvent(address fromAssetHash,address fromAddress,uint64 toChainId,"
                  + "bytes toAssetHash,bytes toAddress,uint256 amount)",
              (at, of) ->
                  at.left(
                      of.address("fromAssetHash"),
                      of.number("amount"),
                      of.address("fromAddress"),
                      Optional.of(of.bytes("toAddress").toHex()),
                      ChainNumbers.POLY.name(of.number("toChainId")),
                      Optional.empty())),
          new BridgeEvent(
              "Poly Network",
              "UnlockEvent(address toAssetHash,address toAddress,uint256 amount)",
              (at, of) ->
                  at.came(
                      of.address("toAssetHash"), of.number("amount"), of.address("toAddress"), "")),
          new BridgeEvent(
              "Nomad",
              "Send(address indexed token,address indexed from,uint32 indexed toDomain,"
                  + "bytes32 toId,uint256 amount,bool fastLiquidityEnabled)",
              (at, of) ->
                  at.left(
                      of.address("token"),
                      of.number("amount"),
                      of.address("from"),
                      Optional.of(of.account("toId")),
                      ChainNumbers.NOMAD.name(of.number("toDomain")),
                      Optional.empty())),
          new BridgeEvent(
              "Nomad",
              "Receive(uint64 indexed originAndNonce,address indexed token,"
                  + "address indexed recipient,address liquidityProvider,uint256 amount)",
              (at, of) ->
                  at.came(of.address("token"), of.number("amount"), of.address("recipient"), "")),
          new BridgeEvent(
              "Chainflip",
              "SwapNative(uint32 dstChain,bytes dstAddress,uint32 dstToken,uint256 amount,"
                  + "address indexed sender,bytes cfParameters)",
              (at, of) -> chainflip(at, of, "native")),
          new BridgeEvent(
              "Chainflip",
              "SwapToken(uint32 dstChain,bytes dstAddress,uint32 dstToken,address srcToken,"
                  + "uint256 amount,address indexed sender,bytes cfParameters)",
              (at, of) -> chainflip(at, of, of.address("srcToken"))),
          new BridgeEvent(
              "Wormhole",
              "LogMessagePublished(address indexed sender,uint64 sequence,uint32 nonce,bytes payload,"
                  + "uint8 consistencyLevel)",
              BridgeEvent::wormhole),
          new BridgeEvent(
              "Wormhole",
              "TransferRedeemed(uint16 indexed emitterChainId,bytes32 indexed emitterAddress,"
                  + "uint64 indexed sequence)",
              (at, of) ->
                  at.came(
                      "",
                      BigInteger.ZERO,
                      "",
                      of.number("emitterChainId")
                          + "/"
                          + of.bytes("emitterAddress").toHex()
                          + "/"
                          + of.number("sequence"))));

  /** How the arguments of an event are read; nothing where they are of something else. */
  private interface Reading {
    Optional<Sighting> read(Logged at, Arguments of);
  }

  private final String bridge;
  private final EventForm form;
  private final Reading reading;

  private BridgeEvent(String bridge, String event, Reading reading) {
    this.bridge = bridge;
    this.form = EventForm.of(event);
    this.reading = reading;
  }

  Bytes topic() {
    return form.topic();
  }

  Optional<Sighting> read(EventLog log, String chain, String transaction, long time) {
    Logged at = new Logged(bridge, chain, transaction, time, log.contract().toHex());
    return form.read(log).flatMap(of -> reading.read(at, of));
  }

  private static Optional<Sighting> acrossIn(Logged at, Arguments of) {
    return at.left(
        of.account("inputToken"),
        of.number("inputAmount"),
        of.account("depositor"),
        Optional.of(of.account("recipient")),
        ChainNumbers.EIP155.name(of.number("destinationChainId")),
        Optional.of(at.chain() + "/" + of.number("depositId")));
  }

  private static Optional<Sighting> acrossOut(Logged at, Arguments of) {
    return at.came(
        of.account("outputToken"),
        of.number("outputAmount"),
        of.account("recipient"),
        of.number("originChainId") + "/" + of.number("depositId"));
  }

  private static Optional<Sighting> chainflip(Logged at, Arguments of, String asset) {
    return at.left(
        asset,
        of.number("amount"),
        of.address("sender"),
        Optional.of(of.bytes("dstAddress").toHex()),
        ChainNumbers.CHAINFLIP.name(of.number("dstChain")),
        Optional.empty());
  }

  /**
   * A transfer of tokens in Wormhole's own form (its white paper 0003, "Token Bridge", payloads 1
   * and 3): amount with 8 decimals at the most, token, its chain, recipient, chain.
   */
  private static Optional<Sighting> wormhole(Logged at, Arguments of) {
    Bytes payload = of.bytes("payload");
    if (payload.length() < 101 || (payload.at(0) != 1 && payload.at(0) != 3)) {
      return Optional.empty();
    }
    return at.left(
        payload.slice(33, 65).toHex(),
        payload.slice(1, 33).toUnsigned(),
        "",
        Optional.of(Arguments.account(payload.slice(67, 99))),
        ChainNumbers.WORMHOLE.name(payload.slice(99, 101).toUnsigned()),
        ChainNumbers.WORMHOLE
            .number(at.chain())
            .map(own -> own + "/" + of.bytes("sender").toHex() + "/" + of.number("sequence")));
  }

  /** A transaction's hash as a link: without 0x, in lower case. */
  private static String hash(String hash) {
    return hash.toLowerCase(Locale.ROOT).replaceFirst("^0x", "");
  }
}
