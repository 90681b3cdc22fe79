package dev.countersign.server.wiring;

import dev.countersign.server.api.IntentJson;
import dev.countersign.server.journal.JournalStore;
import dev.countersign.server.machine.MachineDesk;
import dev.countersign.server.machine.MachineGuard;
import dev.countersign.server.machine.MachineStore;
import dev.countersign.server.machine.TokenStore;
import dev.countersign.server.nodes.Nodes;
import dev.countersign.server.people.PeopleStore;
import dev.countersign.server.proof.ProofReader;
import dev.countersign.server.proof.SeenProofs;
import dev.countersign.server.requester.RequestDesk;
import dev.countersign.server.rpc.RpcDesk;
import dev.countersign.server.rpc.RpcSigning;
import dev.countersign.server.rpc.RpcStore;
import dev.countersign.server.transfer.ApprovalStore;
import dev.countersign.server.transfer.CarriedOutStore;
import dev.countersign.server.transfer.OwnersDesk;
import dev.countersign.server.transfer.PreparedStore;
import dev.countersign.server.transfer.Requesters;
import dev.countersign.server.transfer.SignatureStore;
import dev.countersign.server.transfer.TransferDesk;
import dev.countersign.server.transfer.TransferHouse;
import dev.countersign.server.transfer.TransferStore;
import dev.countersign.server.wallet.WalletStore;
import java.net.URI;
import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Machines and what they use. */
@Configuration(proxyBeanMethods = false)
public class MachineParts {
  @Bean
  MachineStore machineStore(DataSource source) {
    return new MachineStore(source);
  }

  @Bean
  TokenStore tokenStore(DataSource source, Clock clock) {
    return new TokenStore(source, clock);
  }

  @Bean
  MachineGuard machineGuard(
      MachineStore machines,
      TokenStore tokens,
      PeopleStore people,
      ProofReader proofs,
      SeenProofs seen,
      JournalStore journal) {
    return new MachineGuard(machines, tokens, people, proofs, seen, journal);
  }

  @Bean
  MachineDesk machineDesk(
      JournalStore journal,
      MachineStore machines,
      TokenStore tokens,
      MachineGuard guard,
      ProofReader proofs,
      SeenProofs seen,
      Clock clock) {
    return new MachineDesk(journal, machines, tokens, guard, proofs, seen, clock);
  }

  @Bean
  RequestDesk requestDesk(TransferDesk transfers) {
    return new RequestDesk(transfers);
  }

  @Bean
  RpcDesk rpcDesk(
      DataSource source,
      JournalStore journal,
      TransferHouse house,
      IntentJson intents,
      Nodes nodes,
      Clock clock) {
    RpcSigning signing = new RpcSigning(new RpcStore(source), journal, house, intents, clock);
    return new RpcDesk(signing, house.accounts(), nodes);
  }

  @Bean
  IntentJson intentJson(
      URI origin,
      DataSource source,
      TransferStore transfers,
      OwnersDesk owners,
      WalletStore wallets,
      PeopleStore people,
      Requesters requesters) {
    return new IntentJson(
        origin,
        transfers,
        new PreparedStore(source),
        new ApprovalStore(source),
        new SignatureStore(source),
        new CarriedOutStore(source),
        owners,
        wallets,
        people,
        requesters);
  }
}
