package dev.countersign.server.console;

import dev.countersign.gate.policy.yaml.PolicyFile;
import dev.countersign.server.bitcoin.BitcoinWalletStore;
import dev.countersign.server.book.BookStore;
import dev.countersign.server.keys.KeyRing;
import dev.countersign.server.page.BitcoinLine;
import dev.countersign.server.page.BookLine;
import dev.countersign.server.page.KeyLine;
import dev.countersign.server.page.Pages;
import dev.countersign.server.page.PolicyAnswers;
import dev.countersign.server.page.PolicyView;
import dev.countersign.server.policy.Policies;
import dev.countersign.server.policy.PolicyTrial;
import dev.countersign.server.wallet.WalletStore;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What the company has: wallets, known addresses, the policy. All of it changes by changes. */
@Controller
public final class CompanyPages {
  private final WalletStore wallets;
  private final BitcoinWalletStore bitcoin;
  private final KeyRing keys;
  private final BookStore book;
  private final Policies policies;
  private final PolicyTrial trial;
  private final Pages pages;

  /** Pages over those stores. */
  public CompanyPages(
      WalletStore wallets,
      BitcoinWalletStore bitcoin,
      KeyRing keys,
      BookStore book,
      Policies policies,
      PolicyTrial trial,
      Pages pages) {
    this.wallets = wallets;
    this.bitcoin = bitcoin;
    this.keys = keys;
    this.book = book;
    this.policies = policies;
    this.trial = trial;
    this.pages = pages;
  }

  /** Wallets, and the accounts with which Countersign signs. */
  @GetMapping("/wallets")
  public ResponseEntity<byte[]> wallets() {
    return pages.page(
        HttpStatus.OK,
        "wallets",
        Map.of(
            "wallets",
            wallets.all(),
            "bitcoin",
            bitcoin.all().stream()
                .map(one ->
                    new BitcoinLine(
                        one.id().toString(), one.label(), BitcoinBoards.network(one), one.words()))
                .toList(),
            "keys",
            keys.all().stream()
                .map(key -> new KeyLine(key.address().toString(), key.description()))
                .toList()));
  }

  /** What is known in advance. */
  @GetMapping("/addresses")
  public ResponseEntity<byte[]> addresses() {
    return pages.page(
        HttpStatus.OK,
        "addresses",
        Map.of("entries", book.all().stream().map(BookLine::of).toList()));
  }

  /** The policy in force, and a place to try another. */
  @GetMapping("/policy")
  public ResponseEntity<byte[]> policy() {
    return pages.page(
        HttpStatus.OK,
        "policy",
        Map.of("policy", PolicyView.of(policies.inForce(), policies.all())));
  }

  /** A policy to begin with. */
  @GetMapping("/policy/starting.yaml")
  public ResponseEntity<byte[]> starting() {
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType("text/plain;charset=UTF-8"))
        .body(PolicyFile.starting().getBytes(StandardCharsets.UTF_8));
  }

  /** Says what is wrong in a policy, and what it would have decided. Nothing is changed. */
  @PostMapping("/policy/try")
  public ResponseEntity<byte[]> tryPolicy(@RequestParam String document) {
    return pages.part(
        HttpStatus.OK,
        "part/policy-answer",
        Map.of("answer", PolicyAnswers.of(document.replace("\r\n", "\n"), trial)));
  }
}
