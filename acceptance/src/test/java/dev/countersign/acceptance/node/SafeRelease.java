package dev.countersign.acceptance.node;

import dev.countersign.chain.safe.SafeVersion;
import dev.countersign.model.value.Bytes;

/** The published Safe contracts that the tests run. */
public enum SafeRelease {
  V1_1_1(
      "1.1.1",
      "contracts/GnosisSafe.json",
      "contracts/ProxyFactory.json",
      "contracts/MultiSend.json"),
  V1_2_0(
      "1.2.0",
      "contracts/GnosisSafe.json",
      "contracts/GnosisSafeProxyFactory.json",
      "contracts/MultiSend.json"),
  V1_3_0(
      "1.3.0",
      "artifacts/contracts/GnosisSafe.sol/GnosisSafe.json",
      "artifacts/contracts/proxies/GnosisSafeProxyFactory.sol/GnosisSafeProxyFactory.json",
      "artifacts/contracts/libraries/MultiSend.sol/MultiSend.json"),
  V1_4_1(
      "1.4.1",
      "artifacts/contracts/Safe.sol/Safe.json",
      "artifacts/contracts/proxies/SafeProxyFactory.sol/SafeProxyFactory.json",
      "artifacts/contracts/libraries/MultiSend.sol/MultiSend.json"),
  V1_5_0(
      "1.5.0",
      "artifacts/contracts/Safe.sol/Safe.json",
      "artifacts/contracts/proxies/SafeProxyFactory.sol/SafeProxyFactory.json",
      "artifacts/contracts/libraries/MultiSend.sol/MultiSend.json");

  private final String number;
  private final String singleton;
  private final String factory;
  private final String multiSend;

  SafeRelease(String number, String singleton, String factory, String multiSend) {
    this.number = number;
    this.singleton = singleton;
    this.factory = factory;
    this.multiSend = multiSend;
  }

  /** Its number. */
  public SafeVersion version() {
    return SafeVersion.parse(number);
  }

  Bytes singleton() {
    return Installed.published(number, singleton);
  }

  Bytes factory() {
    return Installed.published(number, factory);
  }

  Bytes multiSend() {
    return Installed.published(number, multiSend);
  }

  @Override
  public String toString() {
    return number;
  }
}
