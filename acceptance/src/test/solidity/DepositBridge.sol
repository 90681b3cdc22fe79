// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

/// Takes coins for another chain, and says so as Celer's cBridge does.
contract DepositBridge {
    event Send(
        bytes32 transferId,
        address sender,
        address receiver,
        address token,
        uint256 amount,
        uint64 dstChainId,
        uint64 nonce,
        uint32 maxSlippage
    );

    function sendNative(address receiver, uint64 dstChainId, uint64 nonce) external payable {
        bytes32 id = keccak256(
            abi.encodePacked(msg.sender, receiver, address(0), msg.value, dstChainId, nonce, uint64(block.chainid))
        );
        emit Send(id, msg.sender, receiver, address(0), msg.value, dstChainId, nonce, 5000);
    }

    /// Says the same, and takes nothing.
    function pretend(address receiver, uint64 dstChainId) external {
        emit Send(bytes32(0), msg.sender, receiver, address(0), 1 ether, dstChainId, 0, 5000);
    }
}
