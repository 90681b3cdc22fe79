package dev.countersign.chain.payload;

import dev.countersign.model.value.Address;
import dev.countersign.model.value.Bytes;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/**
 * An ERC-4337 user operation for an entry point of 0.6, 0.7 or 0.8.
 *
 * @param entryPointVersion "0.6", "0.7" or "0.8"; where no entry point is named, the first version
 *     whose user operations have these fields
 * @param entryPoint null where the input does not say
 * @param chainId null where the input does not say
 * @param factory creates the account first; null when it exists
 * @param factoryData what the factory is called with; with no factory, what a delegated account
 *     (EIP-7702, 0.8) is called with to set itself up
 * @param paymaster pays the fee; null when the account does
 * @param mostFee wei that the entry point takes at the most, from the account or its paymaster
 * @param authorization an EIP-7702 authorisation that comes along, or null
 * @param hash the user operation's hash; null where the chain or the entry point is not known, or
 *     where it covers a delegation (EIP-7702) that only the chain knows
 * @param declaredHash what the input says the hash is, or null
 */
public record UserOperationPayload(
    String entryPointVersion,
    @Nullable Address entryPoint,
    @Nullable Long chainId,
    Address sender,
    BigInteger nonce,
    @Nullable Address factory,
    Bytes factoryData,
    Bytes callData,
    @Nullable Address paymaster,
    Bytes paymasterData,
    BigInteger mostFee,
    EthereumPayload.@Nullable Authorization authorization,
    @Nullable Bytes hash,
    @Nullable Bytes declaredHash)
    implements Payload {}
