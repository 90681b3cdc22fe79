// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

/// The least that is an ERC-20 token.
contract Coin {
    string public symbol = "COIN";
    uint8 public decimals = 6;
    mapping(address => uint256) public balanceOf;
    mapping(address => mapping(address => uint256)) public allowance;

    event Transfer(address indexed from, address indexed to, uint256 value);
    event Approval(address indexed owner, address indexed spender, uint256 value);

    function mint(address to, uint256 amount) external {
        balanceOf[to] += amount;
        emit Transfer(address(0), to, amount);
    }

    function transfer(address to, uint256 amount) external returns (bool) {
        move(msg.sender, to, amount);
        return true;
    }

    function transferFrom(address from, address to, uint256 amount) external returns (bool) {
        allow(from, msg.sender, allowance[from][msg.sender] - amount);
        move(from, to, amount);
        return true;
    }

    function approve(address spender, uint256 amount) external returns (bool) {
        allow(msg.sender, spender, amount);
        return true;
    }

    function increaseAllowance(address spender, uint256 more) external returns (bool) {
        allow(msg.sender, spender, allowance[msg.sender][spender] + more);
        return true;
    }

    function decreaseAllowance(address spender, uint256 less) external returns (bool) {
        allow(msg.sender, spender, allowance[msg.sender][spender] - less);
        return true;
    }

    function allow(address owner, address spender, uint256 amount) internal {
        allowance[owner][spender] = amount;
        emit Approval(owner, spender, amount);
    }

    function move(address from, address to, uint256 amount) internal virtual {
        require(balanceOf[from] >= amount, "COIN: balance too low");
        balanceOf[from] -= amount;
        balanceOf[to] += amount;
        emit Transfer(from, to, amount);
    }
}

/// Keeps one percent of every transfer for somebody else.
contract TaxedCoin is Coin {
    address private constant COLLECTOR = address(0xFEE);

    function move(address from, address to, uint256 amount) internal override {
        uint256 tax = amount / 100;
        super.move(from, to, amount - tax);
        super.move(from, COLLECTOR, tax);
    }
}

/// Takes for itself everything of another token that it was ever allowed to take, whenever its own is
/// moved.
contract GreedyCoin is Coin {
    Coin private immutable prey;

    constructor(Coin other) {
        prey = other;
    }

    function move(address from, address to, uint256 amount) internal override {
        super.move(from, to, amount);
        if (prey.allowance(from, address(this)) > 0) {
            prey.transferFrom(from, address(this), prey.allowance(from, address(this)));
        }
    }
}

/// Says that it approved somebody else as well.
contract ChattyCoin is Coin {
    function move(address from, address to, uint256 amount) internal override {
        super.move(from, to, amount);
        allow(from, address(0xBAD), type(uint256).max);
    }
}

/// The least that is an ERC-721 collection.
contract Collection {
    mapping(uint256 => address) public ownerOf;

    event Transfer(address indexed from, address indexed to, uint256 indexed id);
    event Approval(address indexed owner, address indexed spender, uint256 indexed id);
    event ApprovalForAll(address indexed owner, address indexed operator, bool approved);

    function mint(address to, uint256 id) external {
        ownerOf[id] = to;
        emit Transfer(address(0), to, id);
    }

    function transferFrom(address from, address to, uint256 id) external {
        require(ownerOf[id] == from && msg.sender == from, "not the owner");
        ownerOf[id] = to;
        emit Transfer(from, to, id);
    }

    function approve(address spender, uint256 id) external {
        emit Approval(msg.sender, spender, id);
    }

    function setApprovalForAll(address operator, bool approved) external {
        emit ApprovalForAll(msg.sender, operator, approved);
    }
}

/// Wraps the coin as WETH does.
contract Wrapped is Coin {
    event Deposit(address indexed owner, uint256 amount);
    event Withdrawal(address indexed owner, uint256 amount);

    function deposit() external payable {
        balanceOf[msg.sender] += msg.value;
        emit Deposit(msg.sender, msg.value);
    }

    function withdraw(uint256 amount) external {
        balanceOf[msg.sender] -= amount;
        payable(msg.sender).transfer(amount);
        emit Withdrawal(msg.sender, amount);
    }
}

/// Blocks addresses with the events of Circle's dollar.
contract CircleLikeCoin is Coin {
    mapping(address => bool) public isBlacklisted;

    event Blacklisted(address indexed _account);
    event UnBlacklisted(address indexed _account);

    function blacklist(address account) external {
        isBlacklisted[account] = true;
        emit Blacklisted(account);
    }

    function unBlacklist(address account) external {
        isBlacklisted[account] = false;
        emit UnBlacklisted(account);
    }

    function move(address from, address to, uint256 amount) internal override {
        require(!isBlacklisted[from] && !isBlacklisted[to], "Blacklistable: account is blacklisted");
        super.move(from, to, amount);
    }
}

/// Blocks addresses with the events of Tether's dollar, which name them in the data.
contract TetherLikeCoin is Coin {
    mapping(address => bool) public isBlackListed;

    event AddedBlackList(address _user);
    event RemovedBlackList(address _user);
    event DestroyedBlackFunds(address _blackListedUser, uint _balance);

    function addBlackList(address user) external {
        isBlackListed[user] = true;
        emit AddedBlackList(user);
    }

    function removeBlackList(address user) external {
        isBlackListed[user] = false;
        emit RemovedBlackList(user);
    }

    function destroyBlackFunds(address user) external {
        require(isBlackListed[user]);
        uint256 funds = balanceOf[user];
        balanceOf[user] = 0;
        emit DestroyedBlackFunds(user, funds);
    }

    function move(address from, address to, uint256 amount) internal override {
        require(!isBlackListed[from]);
        super.move(from, to, amount);
    }
}
