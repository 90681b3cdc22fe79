// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

/// An owner that is a contract: says yes to one signature, in both forms of EIP-1271.
contract Judge {
    bytes32 private immutable good = keccak256("yes");

    function isValidSignature(bytes calldata, bytes calldata signature) external view returns (bytes4) {
        require(keccak256(signature) == good, "no");
        return 0x20c13b0b;
    }

    function isValidSignature(bytes32, bytes calldata signature) external view returns (bytes4) {
        return keccak256(signature) == good ? bytes4(0x1626ba7e) : bytes4(0);
    }
}

/// A guard that lets everything pass, or nothing.
contract Watchman {
    bool private immutable lets;

    constructor(bool lets_) {
        lets = lets_;
    }

    fallback() external {
        // checkTransaction and checkAfterExecution of every version, and supportsInterface.
        require(lets || msg.sig == 0x01ffc9a7, "the watchman lets nothing pass");
        assembly {
            mstore(0, 1)
            return(0, 32)
        }
    }
}

/// A market that no table knows: takes the coin that is sent and what it was allowed to take.
contract Market {
    function trade(address token, uint256 amount) external payable {
        (bool done, ) =
            token.call(abi.encodeWithSignature("transferFrom(address,address,uint256)", msg.sender, this, amount));
        require(done, "not allowed");
        payable(msg.sender).transfer(msg.value / 2);
    }
}

/// Has an owner, as OpenZeppelin's Ownable has.
contract Owned {
    address public owner;

    event OwnershipTransferred(address indexed previousOwner, address indexed newOwner);

    constructor(address first) {
        owner = first;
        emit OwnershipTransferred(address(0), first);
    }

    function transferOwnership(address next) external {
        require(msg.sender == owner, "not the owner");
        emit OwnershipTransferred(owner, next);
        owner = next;
    }

    /// Nothing of this is in its name.
    function poke() external {
        require(msg.sender == owner, "not the owner");
        emit OwnershipTransferred(owner, address(0xBAD));
        owner = address(0xBAD);
    }
}

/// A proxy (EIP-1967) whose code a plain payment replaces.
contract Turncoat {
    receive() external payable {
        assembly {
            sstore(0x360894a13ba1a3210667c828492db98dca3e2076cc3735a920a3ca505d382bbc, 0xBAD)
        }
    }
}
